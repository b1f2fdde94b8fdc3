"use client";

import type { Editor } from "@tiptap/core";
import { useEditorState } from "@tiptap/react";
import { Minus, Plus, Trash2 } from "lucide-react";
import { imagePercent } from "#lib/editor/extensions/image.ts";
import { writingTexts } from "#lib/texts/en/writing.ts";
import { setSelected } from "./set-selected.ts";
import { EditorToolbar, ToolbarButton, ToolbarGap } from "./toolbar.tsx";
import { ToolbarField } from "./toolbar-field.tsx";

const texts = writingTexts.image;
const step = 10;
const narrowest = 10;

/** Description, caption and width of the selected picture. */
export function ImageTools({ editor }: { editor: Editor }) {
  const { alt, caption, percent } = useEditorState({
    editor,
    selector: ({ editor: current }) => {
      const image = current.getAttributes("image");
      return {
        alt: (image.alt as string | null) ?? "",
        caption: (image.caption as string | null) ?? "",
        percent: imagePercent(image.width),
      };
    },
  });
  const set = (attributes: Record<string, unknown>) => setSelected(editor, attributes);
  const widen = (by: number) => {
    const next = Math.round(((percent ?? 100) + by) / step) * step;
    set({ width: next >= 100 ? null : Math.max(narrowest, next) });
  };
  return (
    <EditorToolbar editor={editor} label={texts.tools}>
      <div className="flex w-[min(20rem,calc(100vw-2rem))] flex-col">
        <ToolbarField
          editor={editor}
          label={texts.alt}
          placeholder={texts.altPlaceholder}
          value={alt}
          onDone={(typed) => set({ alt: typed })}
        />
        <ToolbarField
          editor={editor}
          label={texts.caption}
          placeholder={texts.captionPlaceholder}
          value={caption}
          onDone={(typed) => set({ caption: typed.trim() || null })}
        />
      </div>
      <ToolbarGap className="max-sm:hidden" />
      <ToolbarButton label={texts.narrower} disabled={percent === narrowest} onClick={() => widen(-step)}>
        <Minus aria-hidden />
      </ToolbarButton>
      <ToolbarField
        editor={editor}
        label={texts.width}
        inputMode="numeric"
        placeholder={texts.ownWidth}
        className="w-14 text-center tabular-nums"
        value={percent === null ? "" : `${percent} %`}
        onDone={(typed) => set({ width: imagePercent(Math.min(100, Number.parseInt(typed, 10))) })}
      />
      <ToolbarButton label={texts.wider} disabled={percent === null} onClick={() => widen(step)}>
        <Plus aria-hidden />
      </ToolbarButton>
      <ToolbarGap />
      <ToolbarButton label={texts.delete} onClick={() => editor.chain().focus().deleteSelection().run()}>
        <Trash2 aria-hidden />
      </ToolbarButton>
    </EditorToolbar>
  );
}
