import type { Node as ProseMirrorNode } from "@tiptap/pm/model";
import * as Y from "yjs";
import type { Anchor } from "../schema.ts";
import { commentLimits } from "./limits.ts";
import { flatten, leaf, type FlatText } from "./flat-text.ts";
import { findQuote } from "./find-quote.ts";

/** A part of a ProseMirror document. */
export interface Range {
  from: number;
  to: number;
}

export interface FoundRange extends Range {
  /** Whether it was found where it was tied to; otherwise by its words, so that it should be tied to them again. */
  tied: boolean;
}

/**
 * Where a range is, in a way that outlives edits: Yjs positions of its ends, the block it begins in, and its words with
 * some around them. Null when there is nothing in it.
 */
export function anchorFor(doc: ProseMirrorNode, fragment: Y.XmlFragment, range: Range): Anchor | null {
  const flat = flatten(doc);
  const [from, to] = [flat.offsetFrom(range.from), flat.offsetTo(range.to)];
  const context = commentLimits.context;
  const words = {
    quote: flat.text.slice(from, Math.min(to, from + commentLimits.quote)).toWellFormed(),
    before: flat.text.slice(Math.max(0, from - context), from).toWellFormed(),
    after: flat.text.slice(to, to + context).toWellFormed(),
  };
  const place =
    from < to ? tieTo(doc, fragment, { from: flat.posAt(from), to: flat.posAt(to - 1) + 1 }) : null;
  if (place && words.quote.trim() !== "") return { ...place, ...words };
  const block = blockFrom(doc, range);
  return block === null ? null : { start: null, end: null, block, quote: "", before: "", after: "" };
}

/** What a range of text is tied to, of an anchor; null where the shared document is not what the editor shows. */
function tieTo(
  doc: ProseMirrorNode,
  fragment: Y.XmlFragment,
  { from, to }: Range,
): { start: string; end: string; block: string } | null {
  const block = idOf(doc.resolve(from).parent);
  const start = positionAt(doc, fragment, { pos: from, side: "right" });
  const end = positionAt(doc, fragment, { pos: to, side: "left" });
  return block !== null && start !== null && end !== null ? { start, end, block } : null;
}

/**
 * Finds ranges again in a document as it is now: where they were tied to as long as anything is there, else by their
 * words in their block, else by their words and what stood around them in the whole note. Words that stand again
 * exactly as they stood (after a restore) count for more than what took their place. Looking for words reads the whole
 * note; without `words` only what is tied is found.
 */
export function rangeFinder(
  doc: ProseMirrorNode,
  fragment: Y.XmlFragment,
): (anchor: Anchor, look?: { words: boolean }) => FoundRange | null {
  const blocks = once(() => blocksById(doc));
  const flat = once(() => flatten(doc));
  return (anchor, { words } = { words: true }) => {
    const tied = tiedRange(anchor, { doc, ydoc: fragment.doc, blocks });
    const looks = words && anchor.quote !== "" && !(tied && says(doc, tied, anchor));
    const found = looks ? byWords(anchor, { flat: flat(), blocks: blocks() }, tied !== null) : null;
    if (found) return { ...found, tied: false };
    return tied && { ...tied, tied: true };
  };
}

function says(doc: ProseMirrorNode, { from, to }: Range, { quote }: Anchor): boolean {
  const text = doc.textBetween(from, to, "\n", leaf);
  return text === quote || (quote.length === commentLimits.quote && text.startsWith(quote));
}

type Blocks = Map<string, { pos: number; node: ProseMirrorNode }>;

interface Here {
  doc: ProseMirrorNode;
  ydoc: Y.Doc | null;
  blocks: () => Blocks;
}

function tiedRange(anchor: Anchor, here: Here): Range | null {
  const { start, end } = anchor;
  if (start === null || end === null) return wholeBlock(anchor, here);
  const [first, last] = [placeOf(start, here), placeOf(end, here)];
  // Of a range over several blocks one end may have gone with its block.
  const from = first?.pos ?? last?.blockStart;
  const to = last?.pos ?? first?.blockEnd;
  if (from === undefined || to === undefined || from >= to) return null;
  return here.doc.textBetween(from, to, " ", " ").trim() === "" ? null : { from, to };
}

function wholeBlock({ block, quote }: Anchor, { blocks }: Here): Range | null {
  const whole = block === null || quote !== "" ? undefined : blocks().get(block);
  return whole ? { from: whole.pos, to: whole.pos + whole.node.nodeSize } : null;
}

interface Place {
  pos: number;
  blockStart: number;
  blockEnd: number;
}

function placeOf(encoded: string, { ydoc, blocks }: Here): Place | null {
  const found = ydoc && absolute(encoded, ydoc);
  if (!found || isGone(found.type)) return null;
  const { type, index } = found;
  const element = type instanceof Y.XmlText ? type.parent : type;
  if (!(element instanceof Y.XmlElement)) return null;
  const block = blocks().get(String(element.getAttribute("id")));
  if (!block?.node.isTextblock) return null;
  const children = element.toArray();
  const offset =
    type instanceof Y.XmlText
      ? sizeOf(children.slice(0, children.indexOf(type))) + index
      : sizeOf(children.slice(0, index));
  const blockStart = block.pos + 1;
  if (offset > block.node.content.size) return null; // the editor has not drawn it yet
  return { pos: blockStart + offset, blockStart, blockEnd: blockStart + block.node.content.size };
}

function absolute(encoded: string, ydoc: Y.Doc): { type: Y.AbstractType<unknown>; index: number } | null {
  try {
    const bytes = Uint8Array.from(atob(encoded), (character) => character.charCodeAt(0));
    return Y.createAbsolutePositionFromRelativePosition(Y.decodeRelativePosition(bytes), ydoc);
  } catch {
    return null; // whoever sent it made it up; its words may still be found
  }
}

/** Whether it, or what it is in, was deleted. */
function isGone(type: Y.AbstractType<unknown>): boolean {
  for (let at: Y.AbstractType<unknown> | null = type; at?._item; at = at.parent)
    if (at._item.deleted) return true;
  return false;
}

/** Everything in a line that is not text is one place wide. */
function sizeOf(children: readonly unknown[]): number {
  return children.reduce<number>((size, child) => size + widthOf(child), 0);
}

function widthOf(child: unknown): number {
  return child instanceof Y.XmlText ? child.length : 1;
}

/** With `asItStood` only where everything around it is as it was, too. */
function byWords(
  anchor: Anchor,
  { flat, blocks }: { flat: FlatText; blocks: Blocks },
  asItStood: boolean,
): Range | null {
  const block = anchor.block === null ? undefined : blocks.get(anchor.block);
  const inBlock = block && {
    from: flat.offsetFrom(block.pos),
    to: flat.offsetTo(block.pos + block.node.nodeSize),
  };
  const at =
    (inBlock && !asItStood ? findQuote(flat.text, withinBlock(anchor), { within: inBlock }) : null) ??
    findQuote(flat.text, anchor, { asItStood });
  if (at === null) return null;
  return { from: flat.posAt(at), to: flat.posAt(at + anchor.quote.length - 1) + 1 };
}

/** What stood around it in its own block: the block may stand elsewhere by now. */
function withinBlock({ quote, before, after }: Anchor): { quote: string; before: string; after: string } {
  return { quote, before: before.slice(before.lastIndexOf("\n") + 1), after: after.split("\n", 1)[0] ?? "" };
}

interface Wanted {
  pos: number;
  /** Of which neighbour it is: what is written at the place itself is not in the range. */
  side: "left" | "right";
}

function positionAt(doc: ProseMirrorNode, fragment: Y.XmlFragment, { pos, side }: Wanted): string | null {
  const $pos = doc.resolve(pos);
  const element = elementOf(fragment, idOf($pos.parent));
  const children = element?.toArray() ?? [];
  if (!element || sizeOf(children) !== $pos.parent.content.size) return null;
  let before = 0;
  for (const [index, child] of children.entries()) {
    const within = $pos.parentOffset - before;
    const width = widthOf(child);
    if (side === "right" ? within < width : within <= width) {
      const [type, at] = child instanceof Y.XmlText ? [child, within] : [element, index + within];
      return encoded(Y.createRelativePositionFromTypeIndex(type, at, side === "right" ? 0 : -1));
    }
    before += width;
  }
  return null;
}

function encoded(position: Y.RelativePosition): string {
  return btoa(String.fromCharCode(...Y.encodeRelativePosition(position)));
}

function elementOf(fragment: Y.XmlFragment, id: string | null): Y.XmlElement | null {
  if (id === null) return null;
  for (const node of fragment.createTreeWalker((inner) => inner instanceof Y.XmlElement))
    if (node instanceof Y.XmlElement && node.getAttribute("id") === id) return node;
  return null;
}

function blocksById(doc: ProseMirrorNode): Blocks {
  const blocks: Blocks = new Map();
  doc.descendants((node, pos) => {
    const id = idOf(node);
    if (id !== null && !blocks.has(id)) blocks.set(id, { pos, node });
    return !node.isTextblock;
  });
  return blocks;
}

/** The first block that lies in the range. */
function blockFrom(doc: ProseMirrorNode, { from, to }: Range): string | null {
  let found: string | null = null;
  doc.nodesBetween(from, Math.max(to, Math.min(from + 1, doc.content.size)), (node, pos) => {
    if (found === null && pos >= from) found = idOf(node);
    return found === null && !node.isTextblock;
  });
  return found ?? idOf(doc.resolve(from).parent);
}

function idOf(node: ProseMirrorNode): string | null {
  const id: unknown = node.attrs.id;
  return typeof id === "string" && id !== "" ? id : null;
}

function once<Value>(make: () => Value): () => Value {
  let made: { value: Value } | null = null;
  return () => (made ??= { value: make() }).value;
}
