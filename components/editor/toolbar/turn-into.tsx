"use client";

import type { Editor } from "@tiptap/core";
import { useEditorState } from "@tiptap/react";
import { ChevronDown } from "lucide-react";
import { Toolbar } from "radix-ui";
import { useState } from "react";
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuRadioGroup,
  DropdownMenuRadioItem,
  DropdownMenuTrigger,
} from "#components/ui/dropdown-menu.tsx";
import { editorTexts } from "#lib/texts/en/editor.ts";
import { turnables } from "../blocks/blocks.ts";

/** Makes another kind of block of the selected ones. */
export function TurnInto({ editor }: { editor: Editor }) {
  const now = useEditorState({
    editor,
    selector: ({ editor: current }) => turnables.find((block) => block.isActive(current))?.id ?? "paragraph",
  });
  const [trigger, setTrigger] = useState<HTMLButtonElement | null>(null);
  return (
    <DropdownMenu modal={false}>
      <DropdownMenuTrigger asChild>
        <Toolbar.Button
          ref={setTrigger}
          aria-label={`${editorTexts.turnInto}: ${editorTexts.block[now].name}`}
          className="inline-flex h-8 items-center gap-1 rounded-md px-2 text-sm text-ink-soft hover:bg-paper-hover hover:text-ink pointer-coarse:h-10"
        >
          {editorTexts.block[now].name}
          <ChevronDown className="size-3.5" aria-hidden />
        </Toolbar.Button>
      </DropdownMenuTrigger>
      <DropdownMenuContent
        container={trigger?.parentElement ?? null}
        onCloseAutoFocus={(event) => event.preventDefault()}
      >
        <DropdownMenuRadioGroup value={now}>
          {turnables.map(({ id, icon: Icon, turn }) => (
            <DropdownMenuRadioItem key={id} value={id} onSelect={() => turn(editor.chain().focus()).run()}>
              <Icon aria-hidden />
              {editorTexts.block[id].name}
            </DropdownMenuRadioItem>
          ))}
        </DropdownMenuRadioGroup>
      </DropdownMenuContent>
    </DropdownMenu>
  );
}
