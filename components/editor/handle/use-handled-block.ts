"use client";

import type { Editor } from "@tiptap/core";
import { useEffect, useRef, useState } from "react";
import { blockAt, selectedBlocks, type Blocks } from "./blocks-at.ts";

/** How far beside the text the pointer still means the block next to it. */
const reach = 64;

export interface Handled extends Blocks {
  /** From the top of the text, in pixels, and how high its first line is. */
  top: number;
  line: number;
}

/** The block the pointer is at; where there are only fingers, the block with the caret. */
export function useHandledBlock(editor: Editor, held: boolean): Handled | null {
  const [handled, setHandled] = useState<Handled | null>(null);
  const shown = useRef<Handled | null>(null);
  useEffect(() => {
    if (held) return;
    const touch = matchMedia("(hover: none)");
    let frame = 0;
    const show = (find: () => Blocks | null) => {
      cancelAnimationFrame(frame);
      frame = requestAnimationFrame(() => {
        frame = 0;
        const blocks = editor.isDestroyed || !editor.isEditable ? null : find();
        const next = blocks && measured(editor, blocks);
        if (same(shown.current, next)) return;
        shown.current = next;
        setHandled(next);
      });
    };
    const nothingToHide = () => shown.current === null && frame === 0;
    const pointed = ({ clientX, clientY, pointerType }: PointerEvent) => {
      if (pointerType === "mouse") show(() => pointedAt(editor, clientX, clientY));
    };
    const caret = () => {
      if (touch.matches) show(() => (editor.isFocused ? selectedBlocks(editor.state) : null));
      else if (!nothingToHide()) show(() => null);
    };
    if (touch.matches) caret();
    else show(() => hovered(editor));
    addEventListener("pointermove", pointed, { passive: true });
    editor.on("selectionUpdate", caret);
    editor.on("focus", caret);
    editor.on("update", caret);
    return () => {
      cancelAnimationFrame(frame);
      removeEventListener("pointermove", pointed);
      editor.off("selectionUpdate", caret);
      editor.off("focus", caret);
      editor.off("update", caret);
    };
  }, [editor, held]);
  return handled;
}

/** The place of blocks on the page, for a handle beside them. */
export function measured(editor: Editor, blocks: Blocks): Handled | null {
  const element = editor.view.nodeDOM(blocks.from);
  const around = editor.view.dom.parentElement;
  if (!(element instanceof HTMLElement) || !around) return null;
  const { top, height } = element.getBoundingClientRect();
  const text = element.matches("p, li, h1, h2, h3, h4, h5, h6, pre")
    ? element
    : (element.querySelector<HTMLElement>("p, summary, li, h1, h2, h3, h4, h5, h6") ?? element);
  const style = getComputedStyle(text);
  const line = Number.parseFloat(style.lineHeight) || 28;
  const inner = text === element ? 0 : text.getBoundingClientRect().top - top;
  const first = inner + Number.parseFloat(style.paddingTop);
  const begins = first + line <= height ? first : 0;
  return { ...blocks, top: top - around.getBoundingClientRect().top + begins, line: Math.min(line, height) };
}

/** What the pointer rests on, before it has moved. */
function hovered(editor: Editor): Blocks | null {
  const element = [...editor.view.dom.querySelectorAll(":hover")].at(-1);
  const { left = 0, top = 0 } = element?.getBoundingClientRect() ?? {};
  return element ? pointedAt(editor, left + 2, top + 2) : null;
}

/** The block at a place in the window, or next to it. */
export function pointedAt(editor: Editor, x: number, y: number): Blocks | null {
  if (!isBesideText(editor, { clientX: x, clientY: y })) return null;
  const { view } = editor;
  const { left, right } = view.dom.getBoundingClientRect();
  const found = view.posAtCoords({ left: Math.min(Math.max(x, left + 2), right - 2), top: y });
  if (!found) return null;
  const { doc } = view.state;
  const leaf = found.inside >= 0 && doc.nodeAt(found.inside)?.isLeaf;
  const blocks = blockAt(doc, leaf ? found.inside : found.pos);
  return blocks && isBeside(editor, blocks, y) ? blocks : null;
}

/** Whether the pointer is in the text, or near enough beside it to mean it. */
export function isBesideText(
  editor: Editor,
  { clientX: x, clientY: y }: Pick<MouseEvent, "clientX" | "clientY">,
) {
  const { left, right, top, bottom } = editor.view.dom.getBoundingClientRect();
  return x >= left - reach && x <= right + reach && y >= top && y <= bottom;
}

/** Below the last line there is room, but no block. */
function isBeside(editor: Editor, { from }: Blocks, y: number): boolean {
  const element = editor.view.nodeDOM(from);
  if (!(element instanceof HTMLElement)) return false;
  const { top, bottom } = element.getBoundingClientRect();
  return y >= top - 24 && y <= bottom + 24;
}

function same(a: Handled | null, b: Handled | null): boolean {
  if (a === null || b === null) return a === b;
  return a.from === b.from && a.to === b.to && a.top === b.top && a.nodes[0] === b.nodes[0];
}
