"use client";

import type { Editor } from "@tiptap/core";
import { useEditorState } from "@tiptap/react";
import { writingTexts } from "#lib/texts/en/writing.ts";
import { codeLanguages } from "./code-languages.ts";
import { EditorToolbar } from "./toolbar.tsx";
import { ToolbarSelect } from "./toolbar-select.tsx";

const texts = writingTexts.code;

/** The language of the code block the caret is in. */
export function CodeTools({ editor }: { editor: Editor }) {
  const language = useEditorState({
    editor,
    selector: ({ editor: current }) => (current.getAttributes("codeBlock").language as string | null) ?? "",
  });
  const known = codeLanguages.some(({ id }) => id === language);
  return (
    <EditorToolbar editor={editor} label={texts.tools}>
      <ToolbarSelect
        label={texts.language}
        value={language}
        onChoose={(id) =>
          editor
            .chain()
            .updateAttributes("codeBlock", { language: id || null })
            .focus()
            .run()
        }
        options={[
          { value: "", name: texts.plainText },
          ...(known || language === "" ? [] : [{ value: language, name: language }]),
          ...codeLanguages.map(({ id, name }) => ({ value: id, name })),
        ]}
      />
    </EditorToolbar>
  );
}
