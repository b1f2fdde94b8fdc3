import type { JSONContent } from "@tiptap/core";
import type { NodeType } from "@tiptap/pm/model";
import * as Y from "yjs";
import { withBlockIds } from "../block-id.ts";
import { BODY_FIELD } from "../fields.ts";
import { newElement } from "../new-element.ts";
import { bodySchema } from "../schema.ts";
import type { Unseen, UnseenBlock, UnseenWords } from "./unseen-words.ts";

/** How much of what stood before is looked for, to find the place again. */
const longestContext = 40;

/**
 * Puts back what nobody deleted on purpose: words into the copy of their block, at the place where they were typed;
 * where there is none, into a paragraph of their own where the block was.
 */
export function putBack(doc: Y.Doc, { words, blocks }: Unseen, origin: unknown): void {
  doc.transact(() => {
    const body = doc.getXmlFragment(BODY_FIELD);
    for (const one of words) putWords(body, one);
    for (const one of blocks) putBlock(body, one);
  }, origin);
}

function putWords(body: Y.XmlFragment, words: UnseenWords): void {
  const { item, id, before, runs } = words;
  const copy = liveBlock(body, id);
  const home = copy && typeOf(copy)?.isTextblock ? copy : null;
  const place = (home && placeAfter(home, before)) ?? joinedTo(item, before) ?? (home && endOf(home));
  if (!place) return putParagraph(body, words);
  let { offset } = place;
  const whole = runs.map(({ text }) => text).join("");
  if (plain(place.text).startsWith(whole, offset)) return; // somebody was quicker
  for (const { text, marks } of runs) {
    place.text.insert(offset, text, allowsMarks(place.text) ? marks : {});
    offset += text.length;
  }
}

function putParagraph(body: Y.XmlFragment, { item, type, runs }: UnseenWords): void {
  const kept = bodySchema.nodes[type]?.spec.code ? type : "paragraph";
  const text = runs.map((run) => run.text).join("");
  if (text.trim() !== "") insertAt(body, item, { type: kept, content: [{ type: "text", text }] });
}

function putBlock(body: Y.XmlFragment, { item, block, around }: UnseenBlock): void {
  const type = bodySchema.nodes[block.type ?? ""];
  if (!type || type.isInline) return;
  const home = liveBlock(body, around);
  if (home && allows(home, type)) home.insert(home.length, [elementOf(block)]);
  else for (const one of asBlocks(block).toReversed()) insertAt(body, item, one);
}

interface Place {
  text: Y.XmlText;
  offset: number;
}

/** Behind the longest end of `before` that stands in one of the block's texts. */
function placeAfter(block: Y.XmlElement, before: string, least = 1): Place | null {
  const texts = block.toArray().filter((child) => child instanceof Y.XmlText);
  if (before === "") return texts[0] ? { text: texts[0], offset: 0 } : null;
  for (
    let length = Math.min(before.length, longestContext);
    length >= Math.min(least, before.length);
    length--
  ) {
    const context = before.slice(-length);
    for (const text of texts) {
      const at = plain(text).indexOf(context);
      if (at >= 0) return { text, offset: at + length };
    }
  }
  return null;
}

/** The block may have been joined to the one before it. */
function joinedTo(deleted: Y.Item, before: string): Place | null {
  const left = liveBefore(deleted);
  const type = left && typeOf(left);
  return left && type?.isTextblock && before !== "" ? placeAfter(left, before, 8) : null;
}

function endOf(block: Y.XmlElement): Place {
  const last = block.length > 0 ? block.get(block.length - 1) : null;
  if (last instanceof Y.XmlText) return { text: last, offset: plain(last).length };
  const text = new Y.XmlText();
  block.insert(block.length, [text]);
  return { text, offset: 0 };
}

/** Puts a block where a deleted one was, or behind what that was in. */
function insertAt(body: Y.XmlFragment, deleted: Y.Item, block: JSONContent): void {
  let item = deleted;
  for (;;) {
    const parent = item.parent as Y.XmlFragment;
    if (
      !parent._item?.deleted &&
      (parent === body || allows(parent as Y.XmlElement, bodySchema.nodes[block.type!]!))
    ) {
      parent.insert(indexOf(item), [elementOf(block)]);
      return;
    }
    item = parent._item!;
  }
}

/** The index at which something behind all that is alive before the item would stand, itself included. */
function indexOf(item: Y.Item): number {
  let index = item.deleted ? 0 : 1;
  for (let left = item.left; left; left = left.left) if (!left.deleted) index += left.length;
  return index;
}

function liveBefore(item: Y.Item): Y.XmlElement | null {
  for (let left = item.left; left; left = left.left)
    if (!left.deleted && left.content instanceof Y.ContentType && left.content.type instanceof Y.XmlElement)
      return left.content.type;
  return null;
}

function liveBlock(parent: Y.XmlFragment, id: unknown): Y.XmlElement | null {
  if (typeof id !== "string") return null;
  for (const child of parent.toArray()) {
    if (!(child instanceof Y.XmlElement)) continue;
    const found = child.getAttribute("id") === id ? child : liveBlock(child, id);
    if (found) return found;
  }
  return null;
}

function elementOf(block: JSONContent): Y.XmlElement {
  return newElement(bodySchema.nodeFromJSON(withBlockIds(block)));
}

/** What may stand among blocks: an item needs its list, and of a cell only what it holds. */
function asBlocks(block: JSONContent): JSONContent[] {
  const around: Record<string, string> = { listItem: "bulletList", taskItem: "taskList", tableRow: "table" };
  const type = block.type ?? "";
  if (around[type]) return [{ type: around[type], content: [block] }];
  if (type === "toggleSummary") return [{ ...block, type: "paragraph" }];
  return bodySchema.nodes[type]?.isInGroup("block") ? [block] : (block.content ?? []);
}

function allows(parent: Y.XmlElement, type: NodeType): boolean {
  return Boolean(typeOf(parent)?.contentMatch.matchType(type));
}

function typeOf(element: Y.XmlElement): NodeType | undefined {
  return bodySchema.nodes[element.nodeName];
}

function allowsMarks(text: Y.XmlText): boolean {
  return typeOf(text.parent as Y.XmlElement)?.spec.marks !== "";
}

function plain(text: Y.XmlText): string {
  return (text.toDelta() as { insert: unknown }[])
    .map(({ insert }) => (typeof insert === "string" ? insert : " "))
    .join("");
}
