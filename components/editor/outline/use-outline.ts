"use client";

import type { Editor } from "@tiptap/core";
import { useEffect, useState } from "react";
import { foldedAround, unfold } from "../folds.ts";
import { countBetween, countIn, type Count } from "./count-words.ts";
import { headingsIn, type Heading } from "./headings.ts";

const pauseMs = 400;
/** What is above this many pixels from the top has been read. */
const readLine = 120;

export interface Outline {
  headings: Heading[];
  all: Count;
  selected: Count | null;
}

/** What a note is made of, looked at when the browser has nothing else to do. */
export function useOutline(editor: Editor): Outline | null {
  const [outline, setOutline] = useState<Outline | null>(null);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let idle = 0;
    const look = () => {
      if (editor.isDestroyed) return;
      const { doc, selection } = editor.state;
      const selected = selection.empty ? null : countBetween(doc, selection.from, selection.to);
      setOutline({ headings: headingsIn(doc), all: countIn(doc), selected });
    };
    const later = () => {
      clearTimeout(timer);
      timer = setTimeout(() => {
        if ("requestIdleCallback" in globalThis) idle = requestIdleCallback(look, { timeout: 2_000 });
        else look();
      }, pauseMs);
    };
    look();
    editor.on("update", later);
    editor.on("selectionUpdate", later);
    return () => {
      clearTimeout(timer);
      if (idle) cancelIdleCallback(idle);
      editor.off("update", later);
      editor.off("selectionUpdate", later);
    };
  }, [editor]);
  return outline;
}

/** The heading one is reading below: the last that has reached the top of the page. */
export function useHeadingInSight(editor: Editor, headings: readonly Heading[]): number {
  const [at, setAt] = useState(0);
  useEffect(() => {
    let frame = 0;
    const look = () => {
      frame = 0;
      if (!editor.isDestroyed) setAt(lastAbove(editor, headings));
    };
    const scrolled = () => {
      frame ||= requestAnimationFrame(look);
    };
    look();
    addEventListener("scroll", scrolled, { passive: true });
    return () => {
      cancelAnimationFrame(frame);
      removeEventListener("scroll", scrolled);
    };
  }, [editor, headings]);
  return at;
}

/** Scrolls to a heading and puts the caret at its end. */
export function goToHeading(editor: Editor, { pos }: Heading): void {
  const node = editor.state.doc.nodeAt(pos);
  const element = editor.view.nodeDOM(pos);
  if (!node || !(element instanceof HTMLElement)) return;
  unfold(element);
  editor.commands.setTextSelection(pos + node.nodeSize - 1);
  editor.view.focus();
  element.scrollIntoView({ block: "start" });
}

/** Headings are in order from top to bottom, so half of the rest is left out at each look. */
function lastAbove(editor: Editor, headings: readonly Heading[]): number {
  let low = 0;
  let high = headings.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (topOf(editor, headings[middle]) <= readLine) low = middle;
    else high = middle - 1;
  }
  return low;
}

function topOf(editor: Editor, heading: Heading | undefined): number {
  const element = heading && editor.view.nodeDOM(Math.min(heading.pos, editor.state.doc.content.size - 1));
  if (!(element instanceof HTMLElement)) return Number.POSITIVE_INFINITY;
  return (foldedAround(element) ?? element).getBoundingClientRect().top;
}
