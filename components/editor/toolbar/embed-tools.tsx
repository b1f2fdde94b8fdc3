"use client";

import type { Editor } from "@tiptap/core";
import { useEditorState } from "@tiptap/react";
import { ExternalLink, Trash2 } from "lucide-react";
import { useState } from "react";
import { embeddable } from "#lib/editor/embeds.ts";
import { writingTexts } from "#lib/texts/en/writing.ts";
import { linkAddress } from "./link-address.ts";
import { setSelected } from "./set-selected.ts";
import { EditorToolbar, ToolbarButton } from "./toolbar.tsx";
import { ToolbarField } from "./toolbar-field.tsx";

const texts = writingTexts.embed;

/** The address of what is embedded. */
export function EmbedTools({ editor }: { editor: Editor }) {
  const [wrong, setWrong] = useState(false);
  const src = useEditorState({
    editor,
    selector: ({ editor: current }) => (current.getAttributes("embed").src as string | null) ?? "",
  });
  const change = (typed: string) => {
    const found = embeddable(linkAddress(typed));
    setWrong(typed.trim() !== "" && found === null);
    if (found) setSelected(editor, { src: found.page });
  };
  return (
    <EditorToolbar editor={editor} label={texts.tools}>
      <div className="flex flex-col">
        <div className="flex items-center gap-0.5">
          <ToolbarField
            editor={editor}
            label={texts.address}
            placeholder={texts.placeholder}
            inputMode="url"
            className="w-[min(20rem,calc(100vw-8rem))]"
            focused={src === ""}
            value={src}
            onDone={change}
            onChange={() => setWrong(false)}
          />
          {src !== "" && (
            <ToolbarButton label={texts.open} onClick={() => open(src, "_blank", "noopener")}>
              <ExternalLink aria-hidden />
            </ToolbarButton>
          )}
          <ToolbarButton label={texts.delete} onClick={() => editor.chain().focus().deleteSelection().run()}>
            <Trash2 aria-hidden />
          </ToolbarButton>
        </div>
        {wrong && (
          <p role="alert" className="px-2 pb-1 text-sm text-danger">
            {texts.wrong}
          </p>
        )}
      </div>
    </EditorToolbar>
  );
}
