import type { ChainedCommands, Editor, Range } from "@tiptap/core";
import { writingTexts } from "#lib/texts/en/writing.ts";
import type { Block, BlockHelp } from "./blocks.ts";
import { findBlocks } from "./find-blocks.ts";
import { recentBlocks, rememberBlock } from "./recent-blocks.ts";
import type { SuggestionItem } from "./suggestion-list.tsx";

export interface BlockItem extends SuggestionItem {
  block: Block;
}

/** What the slash menu offers for a query; without one, what was used lately comes first. */
export function slashItems(query: string): BlockItem[] {
  const found = findBlocks(query);
  if (query.trim() !== "") return found.map((block) => itemOf(block));
  const recent = recentBlocks().map((block) => ({
    ...itemOf(block),
    id: `recent-${block.id}`,
    group: writingTexts.group.recent,
  }));
  return [...recent, ...found.map((block) => ({ ...itemOf(block), group: writingTexts.group[block.group] }))];
}

/** Puts a block where the slash was typed. */
export function putBlock(given: { editor: Editor; range: Range; item: BlockItem; help: BlockHelp }): void {
  const { editor, range, item, help } = given;
  const { block } = item;
  const chain: ChainedCommands = editor.chain().focus().deleteRange(range);
  block.put(chain, editor, help).run();
  rememberBlock(block.id);
}

function itemOf(block: Block): BlockItem {
  const { name, hint } = writingTexts.block[block.id];
  const { icon: Icon } = block;
  return { id: block.id, name, hint, picture: <Icon aria-hidden />, block };
}
