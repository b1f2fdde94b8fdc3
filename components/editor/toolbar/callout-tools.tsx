"use client";

import type { Editor } from "@tiptap/core";
import { useEditorState } from "@tiptap/react";
import { CALLOUT_KINDS, calloutKind } from "#lib/editor/extensions/callout.ts";
import { writingTexts } from "#lib/texts/en/writing.ts";
import { EditorToolbar, ToolbarGap } from "./toolbar.tsx";
import { ToolbarField } from "./toolbar-field.tsx";
import { ToolbarSelect } from "./toolbar-select.tsx";

const texts = writingTexts.callout;

/** Kind and title of the callout the caret is in. */
export function CalloutTools({ editor }: { editor: Editor }) {
  const { kind, title } = useEditorState({
    editor,
    selector: ({ editor: current }) => {
      const attributes = current.getAttributes("callout");
      return { kind: calloutKind(attributes.kind), title: (attributes.title as string | null) ?? "" };
    },
  });
  return (
    <EditorToolbar editor={editor} label={texts.tools}>
      <ToolbarSelect
        label={texts.kind}
        value={kind}
        onChoose={(chosen) => editor.chain().updateAttributes("callout", { kind: chosen }).focus().run()}
        options={CALLOUT_KINDS.map((value) => ({ value, name: texts.kinds[value] }))}
      />
      <ToolbarGap />
      <ToolbarField
        editor={editor}
        label={texts.title}
        placeholder={texts.titlePlaceholder}
        className="w-[min(16rem,calc(100vw-12rem))]"
        value={title}
        onDone={(typed) => editor.commands.updateAttributes("callout", { title: typed.trim() || null })}
      />
    </EditorToolbar>
  );
}
