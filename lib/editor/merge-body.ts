import type { JSONContent } from "@tiptap/core";
import type * as Y from "yjs";
import { fingerprint, keepBlockIds } from "./block-matching.ts";
import { replaceContent } from "./replace-content.ts";
import { noteFromDoc, type NoteContent } from "./yjs.ts";

/** Both sides changed the same block since the base; `blocks` are the ids of those blocks. */
export class MergeConflict extends Error {
  readonly blocks: string[];
  constructor(blocks: string[]) {
    super(`Both sides changed ${blocks.length} block(s)`);
    this.name = "MergeConflict";
    this.blocks = blocks;
  }
}

/**
 * Brings into the document what changed from `base` (the revision the caller read) to `next` (what the caller sends):
 * blocks added, removed, changed. What others changed meanwhile in other blocks stays. Title, tags and properties
 * are replaced where they are given.
 * Throws a MergeConflict, changing nothing, when a block was changed on both sides, or changed here and removed there.
 */
export function mergeBody(
  doc: Y.Doc,
  { base, next, ...rest }: { base: JSONContent; next: JSONContent } & Partial<Omit<NoteContent, "body">>,
  origin?: unknown,
): void {
  const current = noteFromDoc(doc).body;
  const merged = mergeBlocks(base, current, keepBlockIds(base, next));
  replaceContent(doc, { body: merged, ...rest }, origin);
}

/** The three-way merge on its own: every block of `next` that continues one of `base` carries its id. */
export function mergeBlocks(base: JSONContent, current: JSONContent, next: JSONContent): JSONContent {
  const [olds, ours, theirs] = [byId(base), byId(current), byId(next)];
  const conflicts: string[] = [];
  const chosen = new Map<string, JSONContent>();
  for (const [id, old] of olds) {
    const [was, our, their] = [old, ours.get(id), theirs.get(id)].map((block) => block && fingerprint(block));
    if (our !== was && their !== was && our !== their) conflicts.push(id);
    const kept = their === was ? ours.get(id) : theirs.get(id);
    if (kept) chosen.set(id, kept);
  }
  if (conflicts.length > 0) throw new MergeConflict(conflicts);
  const content = inOrder(current.content ?? [], next.content ?? [], { olds, chosen });
  return { type: "doc", content: content.length > 0 ? content : [{ type: "paragraph" }] };
}

type Sides = { olds: Map<string, JSONContent>; chosen: Map<string, JSONContent> };

/** The order of `next`, with the blocks that only the current document has put after the block they follow there. */
function inOrder(ours: JSONContent[], theirs: JSONContent[], { olds, chosen }: Sides): JSONContent[] {
  const followers = new Map<string | null, JSONContent[]>();
  let anchor: string | null = null;
  for (const block of ours) {
    const id = idOf(block);
    if (id !== null && chosen.has(id)) anchor = id;
    else if (id === null || !olds.has(id)) followers.set(anchor, [...(followers.get(anchor) ?? []), block]);
  }
  const content = [...(followers.get(null) ?? [])];
  for (const block of theirs) {
    const id = idOf(block);
    const kept = id !== null && olds.has(id) ? chosen.get(id) : block;
    if (kept) content.push(kept);
    if (id !== null) content.push(...(followers.get(id) ?? []));
  }
  return content;
}

function byId(body: JSONContent): Map<string, JSONContent> {
  const blocks = new Map<string, JSONContent>();
  for (const block of body.content ?? []) {
    const id = idOf(block);
    if (id !== null) blocks.set(id, block);
  }
  return blocks;
}

function idOf(block: JSONContent): string | null {
  const id: unknown = block.attrs?.id;
  return typeof id === "string" && id !== "" ? id : null;
}
