"use client";

import { useSyncExternalStore } from "react";

const place = "commonplace:outline";
const listeners = new Set<() => void>();
let open: boolean | null = null;

/** Whether the outline is open, as it was left on this device. */
export function useOutlineOpen(): boolean {
  return useSyncExternalStore(subscribe, isOpen, () => false);
}

export function setOutlineOpen(next: boolean): void {
  open = next;
  try {
    localStorage.setItem(place, next ? "open" : "closed");
  } catch {
    // A browser that keeps nothing for us forgets this, too.
  }
  for (const listener of listeners) listener();
}

function isOpen(): boolean {
  open ??= remembered();
  return open;
}

function remembered(): boolean {
  try {
    return localStorage.getItem(place) === "open";
  } catch {
    return false;
  }
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
