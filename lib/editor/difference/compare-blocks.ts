import type { JSONContent } from "@tiptap/core";
import { diffArrays } from "diff";
import { bodySchema } from "../schema.ts";
import { changedText, compareText, type Change } from "./compare-text.ts";

const timeout = 500;

/** A block as the difference shows it. */
export interface Compared {
  node: JSONContent;
  changed: boolean;
}

/**
 * Blocks with what was changed in them marked, in the order of now; blocks are the same when their ids are (law 7), also
 * when they were moved. The result is for `renderBody` and for nothing else: it has nodes and marks that notes have not.
 */
export function compareBlocks(before: JSONContent[], after: JSONContent[]): Compared[] {
  const [old, now] = [keyed(before), keyed(after)];
  const [oldKeys, nowKeys] = [[...old.keys()], [...now.keys()]];
  const parts = diffArrays(oldKeys, nowKeys, { timeout }) ?? [
    { value: oldKeys, removed: true, added: false },
    { value: nowKeys, removed: false, added: true },
  ];
  return parts.flatMap(({ value, added, removed }) =>
    value.flatMap((key): Compared[] => {
      const [was, is] = [old.get(key), now.get(key)];
      if (removed && is) return []; // it was moved: it is shown where it is now
      if (!is) return was ? [{ node: wholly(was, "deleted"), changed: true }] : [];
      if (!was) return [{ node: wholly(is, "inserted"), changed: true }];
      const compared = compareBlock(was, is);
      return added
        ? compared.map(({ node }) => ({ node: remarked(node, "moved"), changed: true }))
        : compared;
    }),
  );
}

/** By id; what has none by its place among its like. */
function keyed(blocks: JSONContent[]): Map<string, JSONContent> {
  const found = new Map<string, JSONContent>();
  for (const [at, block] of blocks.entries()) {
    const id: unknown = block.attrs?.id;
    const key = typeof id === "string" && !found.has(id) ? id : `${block.type} ${at}`;
    found.set(key, block);
  }
  return found;
}

function compareBlock(was: JSONContent, is: JSONContent): Compared[] {
  if (JSON.stringify(was) === JSON.stringify(is)) return [{ node: is, changed: false }];
  if (isText(was) && isText(is)) return [{ node: comparedText(was, is), changed: true }];
  if (was.type !== is.type || !hasBlocks(was) || !hasBlocks(is)) {
    return [
      { node: wholly(was, "deleted"), changed: true },
      { node: wholly(is, "inserted"), changed: true },
    ];
  }
  const inside = compareBlocks(was.content ?? [], is.content ?? []);
  const node = { ...is, content: inside.map((one) => one.node) };
  const looks = sameLooks(was, is);
  if (looks && inside.every(({ changed }) => !changed)) return [{ node: is, changed: false }];
  return [{ node: looks ? node : remarked(node, "looks"), changed: true }];
}

function comparedText(was: JSONContent, is: JSONContent): JSONContent {
  const content = compareText(was.content ?? [], is.content ?? []);
  const node = isCode(is) ? { type: "changedCode", content } : { ...is, content };
  return was.type === is.type && sameLooks(was, is) ? node : remarked(node, "looks");
}

/** A block that is new, or gone, with all that is in it. */
function wholly(block: JSONContent, change: Change): JSONContent {
  if (isText(block)) {
    const content = changedText(block.content ?? [], change);
    return isCode(block) ? { type: "changedCode", content } : { ...block, content };
  }
  if (hasBlocks(block))
    return { ...block, content: block.content?.map((child) => wholly(child, change)) ?? [] };
  return { type: "changedBlock", attrs: { change }, content: [block] };
}

/** Says in words, at the end of its first line, what words do not show. */
function remarked(block: JSONContent, remark: "looks" | "moved"): JSONContent {
  const [first, ...rest] = block.content ?? [];
  const said = { type: "changeRemark", attrs: { remark } };
  if (isText(block) || block.type === "changedCode")
    return { ...block, content: [...(block.content ?? []), said] };
  if (!first || !hasBlocks(block))
    return { type: "changedBlock", attrs: { change: remark }, content: [block] };
  return { ...block, content: [remarked(first, remark), ...rest] };
}

function sameLooks(was: JSONContent, is: JSONContent): boolean {
  return JSON.stringify(was.attrs ?? {}) === JSON.stringify(is.attrs ?? {});
}

function isText({ type }: JSONContent): boolean {
  return bodySchema.nodes[type ?? ""]?.isTextblock ?? false;
}

function isCode({ type }: JSONContent): boolean {
  return bodySchema.nodes[type ?? ""]?.spec.code === true;
}

function hasBlocks({ type }: JSONContent): boolean {
  const known = bodySchema.nodes[type ?? ""];
  return known !== undefined && !known.isLeaf && !known.isTextblock;
}
