"use client";

import { usePathname } from "next/navigation";
import { useEffect } from "react";
import { claimKeptPages } from "#lib/offline/client/pages-owner.ts";

/** Opening a page comes first. */
const calmMs = 3_000;
/** And so does writing in it: a page is rendered once more to be kept, and all its files are read. */
const pauseMs = 1_000;

/** Keeps the notes that were open so that they open without the server, too; those of this person only. */
export function useKeptPages(userId: string): void {
  const path = usePathname();
  useEffect(() => {
    const claimed = claimKeptPages(userId);
    if (process.env.NODE_ENV !== "production") return;
    return inPause(() => {
      claimed.then(() => keep(path)).catch(reportError);
    });
  }, [path, userId]);
}

/** Does something a moment after a page was opened, and not while somebody types; returns how to stop it. */
function inPause(work: () => void): () => void {
  let typedAt = -Infinity;
  const typed = ({ timeStamp }: KeyboardEvent) => {
    typedAt = timeStamp;
  };
  const stop = () => {
    clearTimeout(timer);
    removeEventListener("keydown", typed);
  };
  const look = () => {
    const rest = typedAt + pauseMs - performance.now();
    if (rest > 0) return void (timer = setTimeout(look, rest));
    stop();
    work();
  };
  let timer = setTimeout(look, calmMs);
  addEventListener("keydown", typed);
  return stop;
}

async function keep(path: string): Promise<void> {
  const { keepOffline } = await import("#lib/offline/client/keep-offline.ts");
  await keepOffline(path);
}
