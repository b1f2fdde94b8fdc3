"use client";

import type { Editor } from "@tiptap/core";
import { useEffect } from "react";
import { duplicateBlocks, moveBlocks } from "../handle/block-commands.ts";
import { BlockHandle } from "../handle/block-handle.tsx";
import { BlockToolbar } from "./block-toolbar.tsx";

import { SelectionToolbar } from "./selection-toolbar.tsx";
import { tellToolsShown } from "./tools-shown.ts";
import { useQuietWriting } from "./use-quiet-writing.ts";

/** For the keys of the editor, which come with the page. */
export const blockCommands = {
  moveUp: moveBlocks(-1),
  moveDown: moveBlocks(1),
  duplicate: duplicateBlocks(),
};

/** What floats over the text while somebody writes. */
export function Tools({ editor }: { editor: Editor }) {
  useQuietWriting(editor);
  useEffect(tellToolsShown, []);
  return (
    <>
      <SelectionToolbar editor={editor} />
      <BlockToolbar editor={editor} />
      <BlockHandle editor={editor} />
    </>
  );
}
