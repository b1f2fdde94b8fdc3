"use client";

import { toast } from "sonner";

/** Says that something went well. With `undo` the message offers to take it back. */
export function tell(message: string, undo?: { label: string; run: () => void }): void {
  toast(message, undo && { action: { label: undo.label, onClick: undo.run }, duration: 10_000 });
}

/** Says that something did not work, and why; stays long enough to be read. */
export function tellFailure(message: string): void {
  toast.error(message, { duration: 12_000 });
}
