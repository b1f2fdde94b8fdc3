"use client";

import type { Editor } from "@tiptap/core";
import { useEditorState } from "@tiptap/react";
import { writingTexts } from "#lib/texts/en/writing.ts";
import { setSelected } from "./set-selected.ts";
import { EditorToolbar } from "./toolbar.tsx";
import { ToolbarField } from "./toolbar-field.tsx";

const texts = writingTexts.math;

/** The TeX of the selected formula. */
export function MathTools({ editor }: { editor: Editor }) {
  const tex = useEditorState({
    editor,
    selector: ({ editor: current }) => (current.getAttributes("mathInline").tex as string | null) ?? "",
  });
  const change = (typed: string) => {
    if (typed.trim()) setSelected(editor, { tex: typed.trim() });
    else editor.commands.deleteSelection();
  };
  return (
    <EditorToolbar editor={editor} label={texts.tools}>
      <ToolbarField
        editor={editor}
        label={texts.tex}
        placeholder={texts.placeholder}
        spellCheck={false}
        className="w-[min(22rem,calc(100vw-2.5rem))] font-mono"
        focused={tex === ""}
        value={tex}
        onDone={change}
      />
    </EditorToolbar>
  );
}
