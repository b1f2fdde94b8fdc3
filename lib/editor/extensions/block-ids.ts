import { Extension } from "@tiptap/core";
import type { Node as ProseMirrorNode } from "@tiptap/pm/model";
import { Plugin, PluginKey, type EditorState, type Transaction } from "@tiptap/pm/state";
import { Mapping } from "@tiptap/pm/transform";
import { BLOCK_TYPES, newBlockId } from "../block-id.ts";
import { locallyChangedRanges, type Range } from "./changed-ranges.ts";

type Block = { node: ProseMirrorNode; pos: number; inserted: boolean };

/**
 * Gives every block an id when it is typed or pasted, and keeps ids unique (law 7).
 * Splitting a block: the part that keeps text keeps the id; when both do, the first part does.
 * Moving keeps ids; pasting a copy gives fresh ones, because the original is still there.
 * Remote changes are never answered with ids of our own (law 4): whoever typed a block named it.
 */
export const BlockIds = Extension.create({
  name: "blockIds",
  priority: 10_000,
  addGlobalAttributes: () => [
    {
      types: [...BLOCK_TYPES],
      attributes: {
        id: {
          default: null,
          parseHTML: (element) => element.getAttribute("data-id"),
          renderHTML: ({ id }) => (typeof id === "string" ? { "data-id": id } : {}),
        },
      },
    },
  ],
  addProseMirrorPlugins: () => [
    new Plugin({
      key: new PluginKey("blockIds"),
      appendTransaction: (transactions, before, after) => nameNewBlocks(transactions, before, after),
    }),
  ],
});

function nameNewBlocks(transactions: readonly Transaction[], before: EditorState, after: EditorState) {
  const ranges = locallyChangedRanges(transactions);
  if (ranges.length === 0) return null;
  const blocks = blocksWithin(after.doc, ranges);
  if (!blocks.some((block) => block.inserted)) return null;

  const mapping = new Mapping();
  for (const transaction of transactions) mapping.appendMapping(transaction.mapping);
  const ids = chooseIds(blocks, { before: before.doc, after: after.doc, back: mapping.invert() });
  if (ids.size === 0) return null;

  const naming = after.tr;
  for (const [pos, id] of ids) naming.setNodeAttribute(pos, "id", id);
  return naming.setStoredMarks(after.storedMarks);
}

/** The blocks that the ranges touch; `inserted` are those that begin inside a range, or have no name yet. */
function blocksWithin(doc: ProseMirrorNode, ranges: Range[]): Block[] {
  const blocks = new Map<number, Block>();
  for (const { from, to } of ranges) {
    doc.nodesBetween(from, Math.min(to, doc.content.size), (node, pos) => {
      if (BLOCK_TYPES.has(node.type.name)) {
        const begins = pos >= from && pos < to;
        const inserted = begins || idOf(node) === null || blocks.get(pos)?.inserted === true;
        blocks.set(pos, { node, pos, inserted });
      }
      return !node.isTextblock;
    });
  }
  return [...blocks.values()].sort((a, b) => a.pos - b.pos);
}

type Documents = { before: ProseMirrorNode; after: ProseMirrorNode; back: Mapping };

function chooseIds(blocks: Block[], documents: Documents): Map<number, string> {
  const chosen = new Map<number, string>();
  const taken = new Set<unknown>(blocks.filter((block) => !block.inserted).map(({ node }) => node.attrs.id));
  const claimed: { pos: number; id: string }[] = [];
  for (const block of blocks) {
    if (!block.inserted) continue;
    const emptied = emptiedCounterpart(block, documents);
    if (emptied) {
      chosen.set(block.pos, emptied.id);
      chosen.set(emptied.pos, newBlockId());
      continue;
    }
    const id = idOf(block.node) ?? formerId(block, documents);
    if (id === null || taken.has(id)) {
      chosen.set(block.pos, newBlockId());
      continue;
    }
    taken.add(id);
    claimed.push({ pos: block.pos, id });
    if (block.node.attrs.id !== id) chosen.set(block.pos, id);
  }
  renameCopies(claimed, documents.after, chosen);
  return chosen;
}

/** Only when blocks came in with ids (paste, drop, change of type) is the document searched for the originals. */
function renameCopies(
  claimed: { pos: number; id: string }[],
  doc: ProseMirrorNode,
  chosen: Map<number, string>,
) {
  if (claimed.length === 0) return;
  const claims = new Map(claimed.map(({ id, pos }) => [id, pos]));
  doc.descendants((node, pos) => {
    const id = idOf(node);
    const claim = id === null ? undefined : claims.get(id);
    if (claim !== undefined && claim !== pos && !chosen.has(pos)) chosen.set(claim, newBlockId());
    return !node.isTextblock;
  });
}

/** Enter at the start of a block leaves an empty one behind; the id goes with the text. */
function emptiedCounterpart(block: Block, { before, after, back }: Documents) {
  if (block.node.textContent === "") return null;
  const left = counterpart(after, block.pos);
  const id = left && idOf(left.node);
  if (!left || !id || left.node.type !== block.node.type || left.node.content.size > 4) return null;
  if (left.node.textContent !== "") return null;
  const ownId = idOf(block.node);
  if (ownId !== null && ownId !== id) return null;
  const former = before.nodeAt(Math.min(back.map(left.pos, -1), before.content.size));
  return former && idOf(former) === id && former.textContent !== "" ? { pos: left.pos, id } : null;
}

/** The block before this one, or the first block inside the one before its parent. */
function counterpart(doc: ProseMirrorNode, pos: number): { node: ProseMirrorNode; pos: number } | null {
  const $pos = doc.resolve(pos);
  if ($pos.nodeBefore) return { node: $pos.nodeBefore, pos: pos - $pos.nodeBefore.nodeSize };
  if ($pos.depth === 0) return null;
  const left = counterpart(doc, $pos.before());
  return left?.node.firstChild ? { node: left.node.firstChild, pos: left.pos + 1 } : null;
}

/** The id a block had before a command rebuilt it without one (for instance a paragraph made a heading). */
function formerId({ node, pos }: Block, { before, back }: Documents): string | null {
  if (!node.isTextblock || node.content.size === 0) return null;
  const former = before.nodeAt(Math.min(back.map(pos, -1), before.content.size));
  return former?.isTextblock && former.content.eq(node.content) ? idOf(former) : null;
}

function idOf(node: ProseMirrorNode): string | null {
  const id: unknown = node.attrs.id;
  return typeof id === "string" && id !== "" && BLOCK_TYPES.has(node.type.name) ? id : null;
}
