"use client";

import type { Editor } from "@tiptap/core";
import { BlockToolbar } from "./block-toolbar.tsx";
import { SelectionToolbar } from "./selection-toolbar.tsx";
import { useQuietWriting } from "./use-quiet-writing.ts";

/** What floats over the text while somebody writes. */
export function Tools({ editor }: { editor: Editor }) {
  useQuietWriting(editor);
  return (
    <>
      <SelectionToolbar editor={editor} />
      <BlockToolbar editor={editor} />
    </>
  );
}
