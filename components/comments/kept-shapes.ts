import type { Anchor } from "#lib/comments/schema.ts";
import type { Draft } from "./new-threads.tsx";
import type { Unsent } from "./use-unsent.ts";

// What a device keeps may be from another build, or from somebody who played with it: the server judges what is in it,
// but what has another shape would break the page that shows it.

/** What was kept of a thread that was begun; null when it is none. */
export function draftIn(kept: unknown): Draft | null {
  if (!isRecord(kept)) return null;
  const { id, anchor } = kept;
  return typeof id === "string" && isAnchor(anchor) ? { id, anchor } : null;
}

/** What was kept of a comment that was not sent; null when it is none. */
export function unsentIn(kept: unknown): Unsent | null {
  if (!isRecord(kept)) return null;
  const { id, thread, text, anchor, at, failed, refused } = kept;
  if (typeof id !== "string" || typeof thread !== "string" || typeof text !== "string") return null;
  if (typeof at !== "string" || Number.isNaN(Date.parse(at))) return null;
  if (anchor !== null && !isAnchor(anchor)) return null;
  const why = typeof failed === "string" ? failed : null;
  return { id, thread, text, anchor, at, failed: why, refused: refused === true };
}

function isAnchor(value: unknown): value is Anchor {
  if (!isRecord(value)) return false;
  const { start, end, block, quote, before, after } = value;
  return (
    [start, end, block].every((one) => one === null || typeof one === "string") &&
    [quote, before, after].every((one) => typeof one === "string")
  );
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}
