"use client";

import { useSyncExternalStore } from "react";
import { deviceStore } from "#lib/offline/client/device-store.ts";

const place = "outline";
const listeners = new Set<() => void>();
let open: boolean | null = null;

/** Whether the outline is open, as it was left on this device. */
export function useOutlineOpen(): boolean {
  return useSyncExternalStore(subscribe, isOpen, () => false);
}

export function setOutlineOpen(next: boolean): void {
  open = next;
  deviceStore.set(place, next ? "open" : "closed");
  for (const listener of listeners) listener();
}

function isOpen(): boolean {
  open ??= deviceStore.get(place) === "open";
  return open;
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
