"use client";

import { Extension, type Editor } from "@tiptap/core";
import { Placeholder } from "@tiptap/extensions";
import { Plugin } from "@tiptap/pm/state";
import { Decoration, DecorationSet } from "@tiptap/pm/view";
import { EditorContent } from "@tiptap/react";
import { useEffect, useMemo, type Ref } from "react";
import { NoteCollaboration } from "#lib/editor/extensions/note-collaboration.ts";
import { NoteLimit } from "#lib/editor/extensions/note-limit.ts";
import { titleExtensions } from "#lib/editor/extensions/title.ts";
import { TITLE_FIELD } from "#lib/editor/fields.ts";
import { editorTexts } from "#lib/texts/en/editor.ts";
import { calmCarets } from "./calm-carets.ts";
import { tellTooMuch } from "./tell-too-much.ts";
import type { OpenNote } from "./open-note.ts";
import { useNoteEditor } from "./use-note-editor.ts";

/** The note's title: one line in the same document as the body. */
export function TitleEditor({
  note,
  editable,
  editorRef,
  onTitle,
  onLeave,
}: {
  note: OpenNote;
  editable: boolean;
  editorRef: Ref<Editor>;
  onTitle: (title: string) => void;
  /** Enter, or an arrow out of the last line. */
  onLeave: () => void;
}) {
  const extensions = useMemo(() => liveTitleExtensions(note), [note]);
  const editor = useNoteEditor({
    extensions,
    editable,
    editorRef,
    attributes: { "aria-label": editorTexts.title, "aria-multiline": "false", class: "note-title" },
    handleKeyDown: (view, event) => {
      if (event.isComposing) return false;
      const leaves = event.key === "Enter" || (event.key === "ArrowDown" && view.endOfTextblock("down"));
      if (leaves) onLeave();
      return leaves;
    },
    onUpdate: (changed) => onTitle(changed.getText()),
  });
  useEffect(() => onTitle(editor.getText()), [editor, onTitle]);
  useEffect(() => {
    // Tiptap's own focus command waits for a frame, and a key might come before it.
    if (editor.isEmpty && editor.isEditable) editor.view.focus();
  }, [editor]);
  return <EditorContent editor={editor} />;
}

function liveTitleExtensions({ doc, provider }: OpenNote) {
  return [
    ...titleExtensions,
    NoteCollaboration.configure({ document: doc, field: TITLE_FIELD }),
    ...calmCarets(provider),
    NoteLimit.configure({ tooMuch: tellTooMuch }),
    Placeholder.configure({ placeholder: editorTexts.untitled }),
    NamedWhenEmpty,
  ];
}

/** A placeholder is only seen: without this an empty title would be a heading that says nothing. */
const NamedWhenEmpty = Extension.create({
  name: "namedWhenEmpty",
  addProseMirrorPlugins: () => [
    new Plugin({
      props: {
        decorations({ doc }) {
          if (doc.textContent !== "") return null;
          const label = { "aria-label": editorTexts.untitled };
          return DecorationSet.create(doc, [Decoration.node(0, doc.content.size, label)]);
        },
      },
    }),
  ],
});
