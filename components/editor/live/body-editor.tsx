"use client";

import type { Editor } from "@tiptap/core";
import { Placeholder } from "@tiptap/extensions";
import { EditorContent } from "@tiptap/react";
import { useMemo, type Ref } from "react";
import { NoteComments, type NoteCommentsProps } from "#components/comments/note-comments.tsx";
import { bodyExtensions } from "#lib/editor/extensions/body.ts";
import { NoteLimit } from "#lib/editor/extensions/note-limit.ts";
import { NoteCollaboration } from "#lib/editor/extensions/note-collaboration.ts";
import { BODY_FIELD } from "#lib/editor/fields.ts";
import { Paste } from "#lib/editor/paste/paste.ts";
import { editorTexts } from "#lib/texts/en/editor.ts";
import { chooseFile, chooseImage, insertFiles, Uploads } from "../blocks/upload.ts";
import { NoteLinking } from "../links/note-linking.ts";
import type { NoteLinks } from "../links/note-links.ts";
import { useNoteLinks } from "../links/use-note-links.ts";
import { describePasted } from "../paste/describe-address.ts";
import { EmbedOffer } from "../paste/embed-offer.ts";
import { EditorTools } from "../toolbar/editor-tools.tsx";
import { writingExtensions } from "../toolbar/writing-extensions.ts";
import { calmCarets } from "./calm-carets.ts";
import { tellTooMuch } from "./tell-too-much.ts";
import type { OpenNote } from "./open-note.ts";
import { useNoteEditor } from "./use-note-editor.ts";

/** The note's body. */
export function BodyEditor({
  note,
  noteId,
  editable,
  editorRef,
  comments,
  onLeave,
}: {
  note: OpenNote;
  noteId: string;
  editable: boolean;
  editorRef: Ref<Editor>;
  comments: Pick<NoteCommentsProps, "viewer" | "store" | "actions">;
  /** An arrow upwards out of the first line. */
  onLeave: () => void;
}) {
  const links = useNoteLinks(noteId);
  const extensions = useMemo(() => liveBodyExtensions(note, noteId, links), [note, noteId, links]);
  const editor = useNoteEditor({
    extensions,
    editable,
    editorRef,
    attributes: { "aria-label": editorTexts.body, "aria-multiline": "true", class: "prose" },
    handleKeyDown: (view, event) => {
      const { selection } = view.state;
      const leaves =
        event.key === "ArrowUp" &&
        !event.shiftKey &&
        selection.empty &&
        selection.$from.index(0) === 0 &&
        view.endOfTextblock("up");
      if (leaves) onLeave();
      return leaves;
    },
  });
  return (
    <>
      <EditorContent editor={editor} className="relative" />
      <EditorTools editor={editor} />
      <NoteComments {...comments} {...{ noteId, editor }} fragment={note.doc.getXmlFragment(BODY_FIELD)} />
    </>
  );
}

function liveBodyExtensions({ doc, provider }: OpenNote, noteId: string, links: NoteLinks) {
  return [
    ...bodyExtensions,
    NoteCollaboration.configure({ document: doc, field: BODY_FIELD }),
    ...calmCarets(provider),
    NoteLimit.configure({ tooMuch: tellTooMuch }),
    Paste.configure({
      insertFiles: (view, files, at = view.state.selection.from) => insertFiles(view, { noteId, files, at }),
      describeAddress: (view, address) => describePasted(view, { noteId, address }),
      tooMuch: tellTooMuch,
    }),
    EmbedOffer,
    ...writingExtensions({
      chooseImage: (editor) => chooseImage(editor, noteId),
      chooseFile: (editor) => chooseFile(editor, noteId),
    }),
    Uploads.configure({ noteId }),
    NoteLinking.configure({ links }),
    Placeholder.configure({
      showOnlyCurrent: true,
      placeholder: ({ editor, node }) => {
        if (node.type.name === "heading") return editorTexts.headingPlaceholder(Number(node.attrs.level));
        return editor.isEmpty ? editorTexts.bodyPlaceholder : editorTexts.paragraphPlaceholder;
      },
    }),
  ];
}
