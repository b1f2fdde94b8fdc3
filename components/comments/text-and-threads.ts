import type { Editor } from "@tiptap/core";
import type { Range } from "#lib/comments/client/anchor.ts";
import { unfold } from "../editor/folds.ts";
import type { Places } from "./use-places.ts";

/** The thread whose words a place is in; of several the one with the fewest. */
export function threadAt(places: Places, pos: number): string | null {
  let best: { id: string; length: number } | null = null;
  for (const [id, range] of places) {
    if (!range || pos < range.from || pos > range.to) continue;
    const length = range.to - range.from;
    if (!best || length < best.length) best = { id, length };
  }
  return best?.id ?? null;
}

/** Brings a range into sight, and unfolds what it is in. */
export function showRange(editor: Editor, { from }: Range): void {
  const { node, offset } = editor.view.domAtPos(from);
  const child = node.childNodes[offset];
  const element = node instanceof Element ? (child instanceof Element ? child : node) : node.parentElement;
  unfold(element);
  element?.scrollIntoView({ block: "center" });
}
