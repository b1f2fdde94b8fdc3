"use client";

import { isTextSelection, type Editor } from "@tiptap/core";
import { useEditorState } from "@tiptap/react";
import { Bold, Code, Italic, Link as LinkIcon, Strikethrough } from "lucide-react";
import { useEffect, useState } from "react";
import { editorTexts } from "#lib/texts/en/editor.ts";
import { LinkForm } from "./link-form.tsx";
import { EditorToolbar, ToolbarButton, ToolbarGap } from "./toolbar.tsx";
import { linkRequest, selectionToolbarKey } from "./toolbar-keys.ts";
import { TurnInto } from "./turn-into.tsx";
import { FloatingToolbar, type Floating } from "./floating.tsx";

export const selectionToolbar: Floating = {
  name: selectionToolbarKey,
  updateDelay: 80,
  shouldShow: ({ editor: shown, view, element, state }) =>
    (view.hasFocus() || element.contains(document.activeElement)) &&
    shown.isEditable &&
    isTextSelection(state.selection) &&
    !state.selection.empty &&
    state.doc.textBetween(state.selection.from, state.selection.to).length > 0 &&
    !shown.isActive("codeBlock") &&
    !shown.isActive("rawMarkdown"),
  options: { placement: "top-start", offset: 8, flip: { padding: 56 }, shift: { padding: 8 } },
};

/** What can be done with selected text. */
export function SelectionToolbar({ editor }: { editor: Editor }) {
  const [linking, setLinking] = useState(false);
  useEffect(() => {
    const open = () => setLinking(true);
    const close = () => setLinking(false);
    editor.view.dom.addEventListener(linkRequest, open);
    editor.on("focus", close);
    return () => {
      editor.view.dom.removeEventListener(linkRequest, open);
      editor.off("focus", close);
    };
  }, [editor]);
  return (
    <FloatingToolbar editor={editor} name={selectionToolbar.name}>
      {linking ? (
        <LinkForm editor={editor} onDone={() => setLinking(false)} />
      ) : (
        <FormattingBar editor={editor} onLink={() => setLinking(true)} />
      )}
    </FloatingToolbar>
  );
}

function FormattingBar({ editor, onLink }: { editor: Editor; onLink: () => void }) {
  const active = useEditorState({
    editor,
    selector: ({ editor: current }) => ({
      bold: current.isActive("bold"),
      italic: current.isActive("italic"),
      strike: current.isActive("strike"),
      code: current.isActive("code"),
      link: current.isActive("link"),
    }),
  });
  const run = () => editor.chain().focus();
  return (
    <EditorToolbar editor={editor} label={editorTexts.formatting}>
      <TurnInto editor={editor} />
      <ToolbarGap />
      <ToolbarButton
        label={editorTexts.bold}
        keys="Mod-b"
        pressed={active.bold}
        onClick={() => run().toggleBold().run()}
      >
        <Bold aria-hidden />
      </ToolbarButton>
      <ToolbarButton
        label={editorTexts.italic}
        keys="Mod-i"
        pressed={active.italic}
        onClick={() => run().toggleItalic().run()}
      >
        <Italic aria-hidden />
      </ToolbarButton>
      <ToolbarButton
        label={editorTexts.strike}
        keys="Mod-Shift-s"
        pressed={active.strike}
        onClick={() => run().toggleStrike().run()}
      >
        <Strikethrough aria-hidden />
      </ToolbarButton>
      <ToolbarButton
        label={editorTexts.code}
        keys="Mod-e"
        pressed={active.code}
        onClick={() => run().toggleCode().run()}
      >
        <Code aria-hidden />
      </ToolbarButton>
      <ToolbarButton label={editorTexts.link} keys="Mod-k" pressed={active.link} onClick={onLink}>
        <LinkIcon aria-hidden />
      </ToolbarButton>
    </EditorToolbar>
  );
}
