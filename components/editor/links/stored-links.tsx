"use client";

import { createContext, use, type ReactNode } from "react";
import type { LiveLinks } from "#lib/links/live-links.ts";

const none: LiveLinks = { notes: {}, targets: {} };
const StoredLinks = createContext<LiveLinks>(none);

/** What the server said about the notes that this note links to, for the editor inside. */
export function StoredLinksProvider({ links, children }: { links: LiveLinks; children: ReactNode }) {
  return <StoredLinks value={links}>{children}</StoredLinks>;
}

export function useStoredLinks(): LiveLinks {
  return use(StoredLinks);
}
