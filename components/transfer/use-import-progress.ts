"use client";

import { useRouter } from "next/navigation";
import { useEffect, useState } from "react";
import type { ReadImport } from "#lib/transfer/import/read-import.ts";

const everyMs = 1000;
const moving = ["reading", "running", "undoing"];

/** The import as it is now: asked again and again while it moves; the page is loaded anew when its state changes. */
export function useImportProgress(found: ReadImport): ReadImport {
  const router = useRouter();
  const [known, setKnown] = useState(found);
  const { id, status } = found;

  useEffect(() => {
    if (!moving.includes(status)) return;
    const stop = new AbortController();
    const ask = async () => {
      const now = await asked(id, stop.signal);
      if (stop.signal.aborted || !now) return;
      setKnown(now);
      if (now.status !== status) router.refresh();
    };
    const timer = setInterval(() => void ask(), everyMs);
    return () => {
      clearInterval(timer);
      stop.abort();
    };
  }, [id, status, router]);

  return known.status === status && known.id === id ? known : found;
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
