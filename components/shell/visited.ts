"use client";

import { useEffect, useSyncExternalStore } from "react";
import { deviceStore } from "#lib/offline/client/device-store.ts";

const remembered = 8;
const changed = "commonplace:visited";
const none: string[] = [];
let cached: { raw: string | null; ids: string[] } = { raw: null, ids: none };

const placeOf = (workspace: string) => `visited:${workspace}`;

function read(workspace: string): string[] {
  const raw = deviceStore.get(placeOf(workspace));
  if (raw !== cached.raw) cached = { raw, ids: raw === null ? none : raw.split(" ") };
  return cached.ids;
}

function subscribe(listener: () => void) {
  window.addEventListener(changed, listener);
  window.addEventListener("storage", listener);
  return () => {
    window.removeEventListener(changed, listener);
    window.removeEventListener("storage", listener);
  };
}

/** The notes last opened in this browser, the newest first; the open one is put in front. */
export function useVisited(workspace: string, current: string | null): string[] {
  useEffect(() => {
    if (current === null) return;
    const ids = [current, ...read(workspace).filter((id) => id !== current)].slice(0, remembered);
    deviceStore.set(placeOf(workspace), ids.join(" "));
    window.dispatchEvent(new Event(changed));
  }, [workspace, current]);
  return useSyncExternalStore(
    subscribe,
    () => read(workspace),
    () => none,
  );
}
