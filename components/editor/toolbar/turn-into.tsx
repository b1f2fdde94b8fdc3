"use client";

import type { Editor } from "@tiptap/core";
import { useEditorState } from "@tiptap/react";
import { DropdownMenuRadioGroup, DropdownMenuRadioItem } from "#components/ui/dropdown-menu.tsx";
import { writingTexts } from "#lib/texts/en/writing.ts";
import { turnables } from "../blocks/blocks.ts";
import { isShown } from "./floating.tsx";
import { selectionToolbar } from "./floatings.ts";
import { ToolbarMenu } from "./toolbar-menu.tsx";

/** Makes another kind of block of the selected ones. */
export function TurnInto({ editor }: { editor: Editor }) {
  const now = useEditorState({
    editor,
    selector: ({ editor: current }) =>
      (isShown(current, selectionToolbar.name) && turnables.find((block) => block.isActive(current))?.id) ||
      "paragraph",
  });
  const { name } = writingTexts.block[now];
  return (
    <ToolbarMenu label={writingTexts.turnIntoFrom(name)} shown={name}>
      <DropdownMenuRadioGroup value={now}>
        {turnables.map(({ id, icon: Icon, turn }) => (
          <DropdownMenuRadioItem key={id} value={id} onSelect={() => turn(editor.chain().focus()).run()}>
            <Icon aria-hidden />
            {writingTexts.block[id].name}
          </DropdownMenuRadioItem>
        ))}
      </DropdownMenuRadioGroup>
    </ToolbarMenu>
  );
}
