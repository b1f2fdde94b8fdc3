"use client";

import { usePathname } from "next/navigation";
import { useEffect } from "react";
import { claimKeptPages } from "#lib/offline/client/pages-owner.ts";

/** Opening a page comes first. */
const calmMs = 3_000;

/** Keeps the notes that were open so that they open without the server, too; those of this person only. */
export function useKeptPages(userId: string): void {
  const path = usePathname();
  useEffect(() => {
    const claimed = claimKeptPages(userId);
    if (process.env.NODE_ENV !== "production") return;
    const timer = setTimeout(() => {
      claimed.then(() => keep(path)).catch(reportError);
    }, calmMs);
    return () => clearTimeout(timer);
  }, [path, userId]);
}

async function keep(path: string): Promise<void> {
  const { keepOffline } = await import("#lib/offline/client/keep-offline.ts");
  await keepOffline(path);
}
