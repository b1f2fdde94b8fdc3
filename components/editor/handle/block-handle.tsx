"use client";

import type { Editor } from "@tiptap/core";
import { GripVertical } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { createPortal } from "react-dom";
import { writingTexts } from "#lib/texts/en/writing.ts";
import { blockMenuRequest } from "../toolbar/toolbar-names.ts";
import { BlockMenu } from "./block-menu.tsx";
import { selectedBlocks } from "./blocks-at.ts";
import { dragBlock } from "./drag-block.ts";
import { measured, useHandledBlock, type Handled } from "./use-handled-block.ts";

/** Beside a block: drag it to move it, press it for what else can be done with it. */
export function BlockHandle({ editor }: { editor: Editor }) {
  const [opened, setOpened] = useState<Handled | null>(null);
  const [dragging, setDragging] = useState(false);
  const near = useHandledBlock(editor, opened !== null || dragging);
  const block = opened ?? near;
  const endDrag = useRef<() => void>(null);
  useEffect(() => () => endDrag.current?.(), []);
  useEffect(() => {
    const open = () => {
      const blocks = selectedBlocks(editor.state);
      setOpened(blocks && measured(editor, blocks));
    };
    const { dom } = editor.view;
    dom.addEventListener(blockMenuRequest, open);
    return () => dom.removeEventListener(blockMenuRequest, open);
  }, [editor]);

  // An element of our own: when the editor goes, it takes along whatever is around its text before React looks for it.
  const [place] = useState(() => document.createElement("div"));
  useEffect(() => {
    editor.view.dom.parentElement?.append(place);
    return () => place.remove();
  }, [editor, place]);
  if (!block) return null;
  return createPortal(
    <div
      className="quiet-while-writing absolute -left-5.5 z-10 sm:-left-7"
      style={{ top: block.top + block.line / 2 - 14 }}
      contentEditable={false}
    >
      <button
        type="button"
        tabIndex={-1}
        draggable
        aria-label={writingTexts.blockHandle}
        aria-haspopup="menu"
        aria-expanded={opened !== null}
        title={writingTexts.blockHandleHint}
        className="flex h-7 w-6 cursor-grab items-center justify-center rounded-md text-ink-faint hover:bg-paper-hover hover:text-ink active:cursor-grabbing aria-expanded:bg-paper-hover"
        onClick={() => setOpened(block)}
        onDragStart={(event) => {
          endDrag.current = dragBlock(editor, block, event.dataTransfer);
          setDragging(true);
        }}
        onDragEnd={() => {
          endDrag.current?.();
          setDragging(false);
        }}
      >
        <GripVertical className="size-4" aria-hidden />
      </button>
      <BlockMenu editor={editor} block={opened} onClose={() => setOpened(null)} />
    </div>,
    place,
  );
}
