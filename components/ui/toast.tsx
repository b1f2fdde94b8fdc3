"use client";

import { toast } from "sonner";

/** Says that something went well. With `undo` the message offers to take it back. */
export function tell(message: string, undo?: { label: string; run: () => void }): void {
  const action = undo && {
    label: undo.label,
    onClick() {
      // The messages give the focus back to where it was: now, and not to take it from what is shown again.
      if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
      undo.run();
    },
  };
  toast(message, action && { action, duration: 10_000 });
}

/** Says that something did not work, and why; stays long enough to be read. */
export function tellFailure(message: string): void {
  toast.error(message, { duration: 12_000 });
}
