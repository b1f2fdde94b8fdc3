"use client";

import type { Editor } from "@tiptap/core";
import { TextSelection, type Command, type EditorState } from "@tiptap/pm/state";
import {
  ArrowDown,
  ArrowUp,
  CopyPlus,
  Link as LinkIcon,
  Plus,
  RefreshCw,
  Trash2,
  ChevronRight,
} from "lucide-react";
import { DropdownMenu as Primitive } from "radix-ui";
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuSeparator,
  DropdownMenuTrigger,
} from "#components/ui/dropdown-menu.tsx";
import { panelLook, rowLook } from "#components/ui/menu-look.ts";
import { writingTexts } from "#lib/texts/en/writing.ts";
import { copyLink } from "../bar/copy-button.tsx";
import { turnables, type Turnable } from "../blocks/blocks.ts";
import { deleteBlocks, duplicateBlocks, insertAfter, moveBlocks } from "./block-commands.ts";
import { blockAddress } from "./block-link.ts";
import { blocksNow, type Blocks } from "./blocks-at.ts";

const texts = writingTexts.blockMenu;

/** What can be done with a block as a whole. */
export function BlockMenu({
  editor,
  block,
  onClose,
}: {
  editor: Editor;
  block: Blocks | null;
  onClose: () => void;
}) {
  const on = ({ doc }: EditorState) => block && blocksNow(doc, block);
  const run = (command: Command) => () => {
    command(editor.state, editor.view.dispatch);
    editor.view.focus();
  };
  const id: unknown = block?.nodes[0]?.attrs.id;
  return (
    <DropdownMenu open={block !== null} onOpenChange={(open) => !open && onClose()}>
      <DropdownMenuTrigger asChild>
        <span aria-hidden tabIndex={-1} className="pointer-events-none absolute inset-0" />
      </DropdownMenuTrigger>
      <DropdownMenuContent
        aria-label={texts.name}
        aria-labelledby={undefined}
        className="w-60"
        onCloseAutoFocus={(event) => {
          event.preventDefault();
          editor.view.focus();
        }}
      >
        {block && isText(block) && <TurnInto editor={editor} block={block} />}
        <DropdownMenuItem onSelect={run(insertAfter(on))}>
          <Plus aria-hidden />
          {texts.insert}
        </DropdownMenuItem>
        <DropdownMenuItem keys="Mod-d" onSelect={run(duplicateBlocks(on))}>
          <CopyPlus aria-hidden />
          {texts.duplicate}
        </DropdownMenuItem>
        {typeof id === "string" && (
          <DropdownMenuItem onSelect={() => void copyLink(blockAddress(id))}>
            <LinkIcon aria-hidden />
            {texts.copyLink}
          </DropdownMenuItem>
        )}
        <DropdownMenuItem keys="Alt-Shift-↑" onSelect={run(moveBlocks(-1, on))}>
          <ArrowUp aria-hidden />
          {texts.up}
        </DropdownMenuItem>
        <DropdownMenuItem keys="Alt-Shift-↓" onSelect={run(moveBlocks(1, on))}>
          <ArrowDown aria-hidden />
          {texts.down}
        </DropdownMenuItem>
        <DropdownMenuSeparator />
        <DropdownMenuItem danger onSelect={run(deleteBlocks(on))}>
          <Trash2 aria-hidden />
          {texts.delete}
        </DropdownMenuItem>
      </DropdownMenuContent>
    </DropdownMenu>
  );
}

function TurnInto({ editor, block }: { editor: Editor; block: Blocks }) {
  const turn = (kind: Turnable) => {
    const { doc, tr } = editor.state;
    const now = blocksNow(doc, block);
    if (!now) return;
    const first = doc.resolve(now.from + 1);
    editor.view.dispatch(tr.setSelection(TextSelection.between(first, doc.resolve(now.to - 1))));
    kind.turn(editor.chain().focus()).run();
    editor.commands.setTextSelection(editor.state.selection.to);
  };
  return (
    <Primitive.Sub>
      <Primitive.SubTrigger className={`${rowLook} data-[state=open]:bg-paper-hover`}>
        <RefreshCw aria-hidden />
        {writingTexts.turnInto}
        <ChevronRight className="ml-auto" aria-hidden />
      </Primitive.SubTrigger>
      <Primitive.Portal>
        <Primitive.SubContent
          className={`${panelLook} max-h-(--radix-dropdown-menu-content-available-height)`}
          collisionPadding={8}
          sideOffset={6}
        >
          {turnables.map((kind) => (
            <DropdownMenuItem key={kind.id} onSelect={() => turn(kind)}>
              <kind.icon aria-hidden />
              {writingTexts.block[kind.id].name}
            </DropdownMenuItem>
          ))}
        </Primitive.SubContent>
      </Primitive.Portal>
    </Primitive.Sub>
  );
}

/** Whether there is text in it that could be something else. */
function isText({ nodes }: Blocks): boolean {
  return nodes.every(({ isTextblock, type }) => isTextblock || (!type.spec.tableRole && !type.isAtom));
}
