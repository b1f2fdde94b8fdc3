import type { Editor, EditorOptions, Extensions } from "@tiptap/core";
import { useEditor } from "@tiptap/react";
import { useEffect, useImperativeHandle, type Ref } from "react";
import { readSelection } from "./read-selection.ts";

type KeyHandler = NonNullable<EditorOptions["editorProps"]["handleKeyDown"]>;

/** A text of a note that is written in, known to screen readers by its label; made anew with its extensions. */
export function useNoteEditor({
  extensions,
  editable,
  editorRef,
  attributes,
  handleKeyDown,
  onUpdate,
}: {
  extensions: Extensions;
  editable: boolean;
  editorRef: Ref<Editor>;
  attributes: Record<"aria-label" | "aria-multiline" | "class", string>;
  handleKeyDown: KeyHandler;
  onUpdate?: (editor: Editor) => void;
}): Editor {
  const editor = useEditor(
    {
      extensions,
      editable,
      immediatelyRender: true,
      injectCSS: false,
      enableCoreExtensions: { delete: false }, // it looks after each change for what is gone, and tells nobody
      shouldRerenderOnTransaction: false,
      editorProps: {
        attributes: { role: "textbox", ...attributes },
        handleDOMEvents: { keydown: readSelection, paste: readSelection, cut: readSelection },
        handleKeyDown,
      },
      // The editor is made while React renders, and tells of its first content then.
      ...(onUpdate && { onUpdate: ({ editor: changed }) => queueMicrotask(() => onUpdate(changed)) }),
    },
    [extensions],
  );
  useImperativeHandle(editorRef, () => editor, [editor]);
  useEffect(() => {
    editor.setEditable(editable, false);
    editor.view.dom.setAttribute("aria-readonly", String(!editable));
  }, [editor, editable]);
  return editor;
}
