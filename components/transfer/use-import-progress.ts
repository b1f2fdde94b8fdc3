"use client";

import { useRouter } from "next/navigation";
import { useEffect, useState } from "react";
import { askJson } from "#components/ui/ask-json.ts";
import type { ReadImport } from "#lib/transfer/import/read-import.ts";

const everyMs = 1000;
const moving = ["reading", "running", "undoing"];

/**
 * The import as it is now: asked again and again while it moves. When its state has changed the page is loaded anew,
 * once, for what else it shows.
 */
export function useImportProgress(found: ReadImport): ReadImport {
  const router = useRouter();
  const [known, setKnown] = useState({ of: found, now: found });

  useEffect(() => {
    if (!moving.includes(found.status)) return;
    const stop = new AbortController();
    const watch = async () => {
      const now = await askJson<ReadImport>(`/transfers/imports/${found.id}`, { signal: stop.signal });
      if (stop.signal.aborted) return;
      if (now) setKnown({ of: found, now });
      if (now && now.status !== found.status) return router.refresh();
      timer = setTimeout(() => void watch(), everyMs);
    };
    let timer = setTimeout(() => void watch(), everyMs);
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [found, router]);

  return known.of === found ? known.now : found;
}
