"use client";

import { useRouter } from "next/navigation";
import { useEffect, useState } from "react";
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
      const now = await asked(found.id, stop.signal);
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

/** Null when it cannot be asked just now; it is asked again anyway. */
async function asked(id: string, signal: AbortSignal): Promise<ReadImport | null> {
  try {
    const answer = await fetch(`/transfers/imports/${id}`, { signal });
    return answer.ok ? ((await answer.json()) as ReadImport) : null;
  } catch {
    return null; // offline, or the page is being left
  }
}
