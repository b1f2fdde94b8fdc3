import type { JSONContent } from "@tiptap/core";
import * as Y from "yjs";
import { BODY_FIELD } from "../fields.ts";

/** A block that was deleted: where it stood, what it was called and what it was. */
interface Deleted {
  item: Y.Item;
  id: unknown;
  type: string;
}

/** Words that were deleted only because a block around them was, by somebody who had not seen them. */
export interface UnseenWords extends Deleted {
  /** What stood before them in that block. */
  before: string;
  runs: { text: string; marks: Record<string, unknown> }[];
}

/** A whole block that was deleted only because the one around it was. */
export interface UnseenBlock {
  item: Y.Item;
  block: JSONContent;
  /** What the block around it was called. */
  around: unknown;
}

export interface Unseen {
  words: UnseenWords[];
  blocks: UnseenBlock[];
}

interface Judgement {
  /**
   * Of what went with its parent: how much of it, from its start, was seen by whoever deleted that. Yjs makes one item of
   * what somebody goes on writing behind their own words, so it may be a part.
   */
  seenOf(item: Y.Item): number;
  /** By a change that the server has not confirmed. */
  wasDeletedByMe(item: Y.Item): boolean;
}

/**
 * What a transaction deleted without its author having seen it. People delete blocks not only on purpose: whoever
 * moves, wraps or retypes a block makes a copy of what they see of it, because Yjs knows no moves. To be called
 * before the transaction ends, as the words are thrown away then.
 */
export function unseenBy(transaction: Y.Transaction, { seenOf, wasDeletedByMe }: Judgement): Unseen {
  const isUnseen = (item: Y.Item) => seenOf(item) < item.length;
  const texts = new Set<Y.XmlText>();
  const blocks: UnseenBlock[] = [];
  const wasThere = (item: Y.Item) =>
    !item.deleted || Y.isDeleted(transaction.deleteSet, item.id) || wasDeletedByMe(item);
  Y.iterateDeletedStructs(transaction, transaction.deleteSet, (item) => {
    if (!(item instanceof Y.Item) || !wentWithParent(item) || !isUnseen(item)) return;
    const { parent, content } = item;
    if (parent instanceof Y.XmlText && content instanceof Y.ContentString) texts.add(parent);
    if (!(content instanceof Y.ContentType) || !(content.type instanceof Y.XmlElement)) return;
    const outer = parent as Y.XmlElement;
    if (isUnseen(outer._item!)) return; // it is a part of that
    const block = jsonOf(content.type, wasThere);
    if (saysSomething(block)) blocks.push({ item, block, around: attrsOf(outer).id });
  });
  const seen = [...texts].filter((text) => !isUnseen(blockOf(text)._item!));
  return { words: seen.flatMap((text) => wordsIn(text, { wasThere, seenOf })), blocks };
}

function wentWithParent({ parent }: Y.Item): boolean {
  return (
    (parent instanceof Y.XmlElement || parent instanceof Y.XmlText) &&
    parent._item?.deleted === true &&
    rootOf(parent._item) === parent.doc?.getXmlFragment(BODY_FIELD)
  );
}

function rootOf(item: Y.Item): Y.XmlFragment {
  let parent = item.parent as Y.XmlFragment;
  while (parent._item) parent = parent._item.parent as Y.XmlFragment;
  return parent;
}

function blockOf(text: Y.XmlText): Y.XmlElement {
  return text.parent as Y.XmlElement;
}

interface Judge extends Pick<Judgement, "seenOf"> {
  wasThere(item: Y.Item): boolean;
}

function wordsIn(text: Y.XmlText, { wasThere, seenOf }: Judge): UnseenWords[] {
  const found: UnseenWords[] = [];
  const block = blockOf(text);
  const deleted: Deleted = { item: block._item!, id: attrsOf(block).id, type: block.nodeName };
  const marks: Record<string, unknown> = {};
  let before = "";
  let open: UnseenWords | null = null;
  for (let item = text._start; item; item = item.right) {
    if (!wasThere(item)) continue;
    if (item.content instanceof Y.ContentFormat) marks[item.content.key] = item.content.value;
    if (!(item.content instanceof Y.ContentString)) continue;
    const { str } = item.content;
    const seen = seenOf(item);
    if (seen > 0) {
      before += str.slice(0, seen);
      open = null;
    }
    if (seen === str.length) continue;
    if (!open) found.push((open = { ...deleted, before, runs: [] }));
    open.runs.push({ text: str.slice(seen), marks: { ...marks } });
  }
  return found;
}

/** What a deleted element said; Yjs itself tells nothing of it any more. */
function jsonOf(element: Y.XmlElement, wasThere: Judge["wasThere"]): JSONContent {
  const content: JSONContent[] = [];
  for (let item = element._start; item; item = item.right) {
    if (!wasThere(item) || !(item.content instanceof Y.ContentType)) continue;
    const { type } = item.content;
    if (type instanceof Y.XmlElement) content.push(jsonOf(type, wasThere));
    if (type instanceof Y.XmlText) content.push(...textOf(type, wasThere));
  }
  return { type: element.nodeName, attrs: attrsOf(element), ...(content.length > 0 ? { content } : {}) };
}

function textOf(text: Y.XmlText, wasThere: Judge["wasThere"]): JSONContent[] {
  let whole = "";
  for (let item = text._start; item; item = item.right)
    if (wasThere(item) && item.content instanceof Y.ContentString) whole += item.content.str;
  return whole === "" ? [] : [{ type: "text", text: whole }];
}

/** The attributes of an element, also of a deleted one. */
function attrsOf(element: Y.XmlElement): Record<string, unknown> {
  return Object.fromEntries(
    [...element._map].map(([name, { content }]) => [name, content.getContent().at(-1) as unknown]),
  );
}

const leaves = new Set(["image", "file", "embed", "noteEmbed", "noteLink", "mention", "mathInline"]);

function saysSomething({ type = "", text = "", content = [] }: JSONContent): boolean {
  return text.trim() !== "" || leaves.has(type) || content.some(saysSomething);
}
