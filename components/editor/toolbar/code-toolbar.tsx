"use client";

import type { Editor } from "@tiptap/core";
import { useEditorState } from "@tiptap/react";
import { editorTexts } from "#lib/texts/en/editor.ts";
import { CopyButton } from "../bar/copy-button.tsx";
import { blockRect } from "./block-rect.ts";
import { codeLanguages } from "./code-languages.ts";
import { EditorToolbar } from "./toolbar.tsx";
import { FloatingToolbar, type Floating } from "./floating.tsx";

export const codeToolbar: Floating = {
  name: "codeToolbar",
  updateDelay: 0,
  shouldShow: ({ editor: shown, view, element }) =>
    (view.hasFocus() || element.contains(document.activeElement)) &&
    shown.isEditable &&
    shown.isActive("codeBlock"),
  beside: (editor) => blockRect(editor, "codeBlock"),
  options: { placement: "top-end", offset: 6, flip: { padding: 56 }, shift: { padding: 8 } },
};

/** The language of the code block the caret is in. */
export function CodeToolbar({ editor }: { editor: Editor }) {
  const language = useEditorState({
    editor,
    selector: ({ editor: current }) => (current.getAttributes("codeBlock").language as string | null) ?? "",
  });
  const known = codeLanguages.some(({ id }) => id === language);
  return (
    <FloatingToolbar editor={editor} name={codeToolbar.name}>
      <EditorToolbar editor={editor} label={editorTexts.codeTools}>
        <select
          aria-label={editorTexts.language}
          className="h-7 max-w-40 rounded-md bg-transparent px-1.5 text-sm text-ink-soft hover:bg-paper-hover"
          value={language}
          onChange={(event) => {
            editor
              .chain()
              .updateAttributes("codeBlock", { language: event.target.value || null })
              .focus()
              .run();
          }}
        >
          <option value="">{editorTexts.plainText}</option>
          {!known && language && <option value={language}>{language}</option>}
          {codeLanguages.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
        <CopyButton
          label={editorTexts.copyCode}
          text={() => editor.state.selection.$from.parent.textContent}
        />
      </EditorToolbar>
    </FloatingToolbar>
  );
}
