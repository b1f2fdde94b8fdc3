"use client";

import type { Editor } from "@tiptap/core";
import { useEditorState } from "@tiptap/react";
import { createElement, type ComponentType } from "react";
import { CalloutTools } from "./callout-tools.tsx";
import { CodeTools } from "./code-tools.tsx";
import { EmbedTools } from "./embed-tools.tsx";
import { FileTools } from "./file-tools.tsx";
import { FloatingToolbar } from "./floating.tsx";
import { blockToolbar, tooledAt, type Tooled } from "./floatings.ts";
import { ImageTools } from "./image-tools.tsx";
import { MathTools } from "./math-tools.tsx";
import { TableTools } from "./table-tools.tsx";

const tools: Record<Tooled, ComponentType<{ editor: Editor }>> = {
  table: TableTools,
  codeBlock: CodeTools,
  callout: CalloutTools,
  image: ImageTools,
  embed: EmbedTools,
  file: FileTools,
  mathInline: MathTools,
};

/** The tools of the block the caret is in, or of what is selected. */
export function BlockToolbar({ editor }: { editor: Editor }) {
  const kind = useEditorState({ editor, selector: ({ editor: current }) => tooledAt(current.state) });
  return (
    <FloatingToolbar editor={editor} name={blockToolbar.name}>
      {kind && createElement(tools[kind], { key: kind, editor })}
    </FloatingToolbar>
  );
}
