"use client";

import type { Editor } from "@tiptap/core";
import { useEditorState } from "@tiptap/react";
import {
  Bold,
  Code,
  Ellipsis,
  Highlighter,
  Italic,
  Link as LinkIcon,
  MessageSquarePlus,
  RemoveFormatting,
  Strikethrough,
  Subscript,
  Superscript,
  type LucideIcon,
} from "lucide-react";
import { useEffect, useState } from "react";
import { DropdownMenuItem, DropdownMenuSeparator } from "#components/ui/dropdown-menu.tsx";
import { askForComments } from "#components/comments/comment-requests.ts";
import { commentingTexts } from "#lib/texts/en/commenting.ts";
import { writingTexts } from "#lib/texts/en/writing.ts";
import { FloatingToolbar, isShown } from "./floating.tsx";
import { selectionToolbar } from "./floatings.ts";
import { LinkForm } from "./link-form.tsx";
import { EditorToolbar, ToolbarButton, ToolbarGap } from "./toolbar.tsx";
import { linkRequest } from "./toolbar-names.ts";
import { ToolbarMenu } from "./toolbar-menu.tsx";
import { TurnInto } from "./turn-into.tsx";

interface MarkTool {
  mark: string;
  label: string;
  keys: string;
  icon: LucideIcon;
}

const marks: MarkTool[] = [
  { mark: "bold", label: writingTexts.bold, keys: "Mod-b", icon: Bold },
  { mark: "italic", label: writingTexts.italic, keys: "Mod-i", icon: Italic },
  { mark: "strike", label: writingTexts.strike, keys: "Mod-Shift-s", icon: Strikethrough },
  { mark: "code", label: writingTexts.codeMark, keys: "Mod-e", icon: Code },
  { mark: "highlight", label: writingTexts.highlight, keys: "Mod-Shift-h", icon: Highlighter },
];

const rareMarks: MarkTool[] = [
  { mark: "subscript", label: writingTexts.subscript, keys: "Mod-,", icon: Subscript },
  { mark: "superscript", label: writingTexts.superscript, keys: "Mod-.", icon: Superscript },
];

/** What can be done with selected text. */
export function SelectionToolbar({ editor }: { editor: Editor }) {
  const [linking, setLinking] = useState(false);
  useEffect(() => {
    const open = () => setLinking(true);
    const close = () => setLinking(false);
    const { dom } = editor.view;
    dom.addEventListener(linkRequest, open);
    editor.on("focus", close);
    return () => {
      dom.removeEventListener(linkRequest, open);
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
    selector: ({ editor: current }) =>
      isShown(current, selectionToolbar.name) ? activeMarks(current) : none,
  });
  // Who may only comment sees what they can do with what they select, and nothing else.
  if (!editor.isEditable)
    return (
      <EditorToolbar editor={editor} label={commentingTexts.title}>
        <CommentButton />
      </EditorToolbar>
    );
  return (
    <EditorToolbar editor={editor} label={writingTexts.formatting}>
      <TurnInto editor={editor} />
      <ToolbarGap />
      {marks.map(({ mark, label, keys, icon: Icon }) => (
        <ToolbarButton
          key={mark}
          label={label}
          keys={keys}
          pressed={active[mark] === true}
          onClick={() => editor.chain().focus().toggleMark(mark).run()}
        >
          <Icon aria-hidden />
        </ToolbarButton>
      ))}
      <ToolbarButton
        label={writingTexts.link.add}
        keys="Mod-k"
        pressed={active.link === true}
        onClick={onLink}
      >
        <LinkIcon aria-hidden />
      </ToolbarButton>
      <CommentButton />
      <ToolbarMenu label={writingTexts.moreFormatting} icon={Ellipsis}>
        {rareMarks.map(({ mark, label, keys, icon: Icon }) => (
          <DropdownMenuItem
            key={mark}
            keys={keys}
            onSelect={() => editor.chain().focus().toggleMark(mark).run()}
          >
            <Icon aria-hidden />
            {label}
          </DropdownMenuItem>
        ))}
        <DropdownMenuSeparator />
        <DropdownMenuItem onSelect={() => editor.chain().focus().unsetAllMarks().run()}>
          <RemoveFormatting aria-hidden />
          {writingTexts.clearFormatting}
        </DropdownMenuItem>
      </ToolbarMenu>
    </EditorToolbar>
  );
}

const none: Record<string, boolean> = {};

function activeMarks(editor: Editor): Record<string, boolean> {
  return Object.fromEntries(
    [...marks.map(({ mark }) => mark), "link"].map((mark) => [mark, editor.isActive(mark)]),
  );
}

function CommentButton() {
  return (
    <ToolbarButton label={commentingTexts.comment} keys="Mod-Alt-m" onClick={() => askForComments("start")}>
      <MessageSquarePlus aria-hidden />
    </ToolbarButton>
  );
}
