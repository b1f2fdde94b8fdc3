"use client";

import type { Editor } from "@tiptap/core";
import { useEditorState } from "@tiptap/react";
import { Download, Trash2 } from "lucide-react";
import { writingTexts } from "#lib/texts/en/writing.ts";
import { setSelected } from "./set-selected.ts";
import { EditorToolbar, ToolbarButton, ToolbarGap } from "./toolbar.tsx";
import { ToolbarField } from "./toolbar-field.tsx";

const texts = writingTexts.file;

/** The name of the selected file. */
export function FileTools({ editor }: { editor: Editor }) {
  const { name, src } = useEditorState({
    editor,
    selector: ({ editor: current }) => {
      const file = current.getAttributes("file");
      return { name: (file.name as string | null) ?? "", src: (file.src as string | null) ?? "" };
    },
  });
  return (
    <EditorToolbar editor={editor} label={texts.tools}>
      <ToolbarField
        editor={editor}
        label={texts.name}
        className="w-[min(16rem,calc(100vw-9rem))]"
        value={name}
        onDone={(typed) => {
          if (typed.trim()) setSelected(editor, { name: typed.trim() });
        }}
      />
      <ToolbarGap />
      <ToolbarButton label={texts.download} onClick={() => open(src, "_blank", "noopener")}>
        <Download aria-hidden />
      </ToolbarButton>
      <ToolbarButton label={texts.delete} onClick={() => editor.chain().focus().deleteSelection().run()}>
        <Trash2 aria-hidden />
      </ToolbarButton>
    </EditorToolbar>
  );
}
