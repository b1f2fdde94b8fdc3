import type { Editor } from "@tiptap/core";
import type { Transaction } from "@tiptap/pm/state";
import { Decoration } from "@tiptap/pm/view";
import { ySyncPluginKey } from "@tiptap/y-tiptap";
import { useEffect, useEffectEvent, useRef, useState } from "react";
import type * as Y from "yjs";
import { rangeFinder, type FoundRange } from "#lib/comments/client/anchor.ts";
import type { Anchor } from "#lib/comments/schema.ts";
import { showOverlay } from "../editor/overlays.ts";

/** Something that is about a range of the text. */
export interface Placed {
  id: string;
  anchor: Anchor;
}

/** Where each thread is now; null for those whose words are gone. */
export type Places = ReadonlyMap<string, FoundRange | null>;

const pauseMs = 400;

/**
 * Finds the places of threads in the text, marks them there, and keeps both right. What is typed here only moves the
 * marks; the rest is looked up when there is a pause, and what others write, which draws the text anew, with the next
 * frame.
 */
export function usePlaces({
  editor,
  fragment,
  placed,
  active,
  onSettled,
}: {
  editor: Editor;
  fragment: Y.XmlFragment;
  placed: readonly Placed[];
  active: string | null;
  /** Everything is found, and nobody has written for a moment. */
  onSettled: (places: Places) => void;
}): Places {
  const [places, setPlaces] = useState<Places>(new Map());
  const known = useRef(places);
  const look = useEffectEvent((words: boolean) => {
    if (editor.isDestroyed) return;
    const find = rangeFinder(editor.state.doc, fragment);
    const found = new Map(
      placed.map(({ id, anchor }) => {
        // Looking for words reads the whole text, which can wait where they were gone before.
        const goneBefore = known.current.get(id) === null;
        return [id, find(anchor, { words: words || !goneBefore })];
      }),
    );
    known.current = found;
    setPlaces(found);
    showOverlay(editor, "comments", marksOf(editor, found, active));
    if (words) onSettled(found);
  });

  // oxlint-disable-next-line react/exhaustive-effect-dependencies -- whenever there are others to be placed
  useEffect(() => look(true), [placed]);
  // oxlint-disable-next-line react/exhaustive-effect-dependencies -- another one is to stand out
  useEffect(() => look(false), [active]);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout>;
    let frame = 0;
    const changed = ({ transaction }: { transaction: Transaction }) => {
      if (!transaction.docChanged) return;
      clearTimeout(timer);
      timer = setTimeout(() => look(true), pauseMs);
      if (!isFromOthers(transaction)) return;
      cancelAnimationFrame(frame);
      frame = requestAnimationFrame(() => look(false));
    };
    editor.on("transaction", changed);
    return () => {
      clearTimeout(timer);
      cancelAnimationFrame(frame);
      editor.off("transaction", changed);
    };
  }, [editor]);
  useEffect(() => () => showOverlay(editor, "comments", []), [editor]);
  return places;
}

function isFromOthers(transaction: Transaction): boolean {
  const meta = transaction.getMeta(ySyncPluginKey) as { isChangeOrigin?: boolean } | undefined;
  return meta?.isChangeOrigin === true;
}

function marksOf(editor: Editor, places: Places, active: string | null): Decoration[] {
  return [...places].flatMap(([id, range]) => {
    if (!range) return [];
    const { from, to } = range;
    const look = id === active ? "comment-mark comment-mark-active" : "comment-mark";
    const attributes = { class: look, "data-thread": id };
    const node = editor.state.doc.nodeAt(from);
    const whole = node !== null && !node.isInline && to === from + node.nodeSize;
    return [whole ? Decoration.node(from, to, attributes) : Decoration.inline(from, to, attributes)];
  });
}
