"use client";

import { useEffect, useEffectEvent } from "react";

/** Ctrl/⌘-S and Ctrl/⌘-/ anywhere on the page; the browser's own dialog never opens. */
export function useNoteShortcuts({
  onSave,
  onHelp,
}: {
  onSave: (() => void) | null;
  onHelp: () => void;
}): void {
  const pressed = useEffectEvent((event: KeyboardEvent) => {
    if (!(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey) return;
    if (event.key === "s") {
      event.preventDefault();
      onSave?.();
    } else if (event.key === "/") {
      event.preventDefault();
      onHelp();
    }
  });
  useEffect(() => {
    const listener = (event: KeyboardEvent) => pressed(event);
    addEventListener("keydown", listener);
    return () => removeEventListener("keydown", listener);
  }, []);
}
