"use client";

import type { Editor } from "@tiptap/core";
import { NodeSelection } from "@tiptap/pm/state";
import { useEditorState } from "@tiptap/react";
import { Trash2 } from "lucide-react";
import { editorTexts } from "#lib/texts/en/editor.ts";
import { EditorToolbar, ToolbarButton, ToolbarGap } from "./toolbar.tsx";
import { FloatingToolbar, type Floating } from "./floating.tsx";

export const imageToolbar: Floating = {
  name: "imageToolbar",
  updateDelay: 0,
  shouldShow: ({ editor: shown, view, element, state }) =>
    (view.hasFocus() || element.contains(document.activeElement)) &&
    shown.isEditable &&
    state.selection instanceof NodeSelection &&
    state.selection.node.type.name === "image",
  options: { placement: "top", offset: 8, flip: { padding: 56 }, shift: { padding: 8 } },
};

/** The description of the selected picture. */
export function ImageToolbar({ editor }: { editor: Editor }) {
  const alt = useEditorState({
    editor,
    selector: ({ editor: current }) => (current.getAttributes("image").alt as string | null) ?? "",
  });
  return (
    <FloatingToolbar editor={editor} name={imageToolbar.name}>
      <EditorToolbar editor={editor} label={editorTexts.imageTools}>
        <input
          aria-label={editorTexts.altText}
          placeholder={editorTexts.altPlaceholder}
          className="h-8 w-[min(22rem,calc(100vw-6rem))] rounded-md bg-transparent px-2 text-sm text-ink"
          value={alt}
          onChange={(event) => editor.commands.updateAttributes("image", { alt: event.target.value })}
          onKeyDown={(event) => {
            // Arrows belong to the field, not to the toolbar around it.
            if (event.key.startsWith("Arrow") || event.key === "Home" || event.key === "End")
              event.stopPropagation();
            if (event.key === "Enter") editor.commands.focus();
          }}
        />
        <ToolbarGap />
        <ToolbarButton
          label={editorTexts.deleteImage}
          onClick={() => editor.chain().focus().deleteSelection().run()}
        >
          <Trash2 aria-hidden />
        </ToolbarButton>
      </EditorToolbar>
    </FloatingToolbar>
  );
}
