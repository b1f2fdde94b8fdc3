import type { Node as ProseMirrorNode, Schema } from "@tiptap/pm/model";
import { initProseMirrorDoc, updateYFragment } from "@tiptap/y-tiptap";
import * as Y from "yjs";
import { keepBlockIds } from "./block-matching.ts";
import { BODY_FIELD, TITLE_FIELD } from "./fields.ts";
import { newElement } from "./new-element.ts";
import { writeProperties } from "./properties.ts";
import { bodySchema, titleSchema } from "./schema.ts";
import { bodyNode, noteFromDoc, titleNode, type NoteContent } from "./yjs.ts";

/** What the document says, or what it should say, does not fit the schema. */
export class UnfitContent extends RangeError {
  readonly side: "current" | "next";
  constructor(side: "current" | "next", cause: RangeError) {
    super(cause.message, { cause });
    this.name = "UnfitContent";
    this.side = side;
  }
}

/**
 * Makes the document say this, in one Yjs transaction that touches only what differs, so that it merges with what
 * others are typing. Blocks that stay keep their ids; content without ids (Markdown) is matched against the current.
 * What is not given stays.
 * Throws `UnfitContent`, before anything is changed, when either body does not fit the schema.
 */
export function replaceContent(
  doc: Y.Doc,
  { title, body, ...about }: Partial<NoteContent>,
  origin?: unknown,
): void {
  const current = noteFromDoc(doc);
  const next = body && fitting("next", () => bodyNode(keepBlockIds(current.body, body)));
  // y-tiptap removes what it cannot read, so an unreadable document must be refused first (law 4).
  if (next) fitting("current", () => bodySchema.nodeFromJSON(current.body).check());
  doc.transact(() => {
    if (title !== undefined && title !== current.title) replaceTitle(doc.getXmlFragment(TITLE_FIELD), title);
    if (next) updateFragment(doc.getXmlFragment(BODY_FIELD), next, bodySchema);
    writeProperties(doc, about);
  }, origin);
}

function fitting<Result>(side: "current" | "next", work: () => Result): Result {
  try {
    return work();
  } catch (error) {
    throw error instanceof RangeError ? new UnfitContent(side, error) : error;
  }
}

/** A title is only its text, so one that is not built as it should be can be made anew. */
function replaceTitle(fragment: Y.XmlFragment, title: string): void {
  if (!fragment.toArray().every(isTitleLine)) fragment.delete(0, fragment.length);
  updateFragment(fragment, titleNode(title), titleSchema);
}

function isTitleLine(node: unknown): boolean {
  return (
    node instanceof Y.XmlElement &&
    node.nodeName === "titleLine" &&
    node.toArray().every((child) => child instanceof Y.XmlText)
  );
}

/** Changes the fragment block by block, so that each block's Yjs history stays with its id. */
function updateFragment(fragment: Y.XmlFragment, next: ProseMirrorNode, schema: Schema): void {
  const doc = fragment.doc;
  if (!doc) throw new RangeError("The fragment belongs to no document");
  const { meta } = initProseMirrorDoc(fragment, schema);
  const kept = keptBlocks(fragment, next);
  removeOthers(fragment, new Set(kept.values()));
  next.forEach((node, _offset, index) => {
    const element = kept.get(index);
    if (!element) fragment.insert(index, [newElement(node)]);
    else if (!meta.mapping.get(element) || !isSame(meta.mapping.get(element), node)) {
      updateYFragment(doc, element, node, meta);
    }
  });
}

function isSame(mapped: unknown, node: ProseMirrorNode): boolean {
  return !Array.isArray(mapped) && node.eq(mapped as ProseMirrorNode);
}

/** Which Yjs element goes on as which block: same id and type, in an order that needs no moves. */
function keptBlocks(fragment: Y.XmlFragment, next: ProseMirrorNode): Map<number, Y.XmlElement> {
  const places = new Map<string, number>();
  next.forEach((node, _offset, index) => places.set(keyOf(node.type.name, node.attrs.id), index));
  const candidates: { index: number; element: Y.XmlElement }[] = [];
  for (const element of fragment.toArray()) {
    if (!(element instanceof Y.XmlElement)) continue;
    const index = places.get(keyOf(element.nodeName, element.getAttribute("id")));
    if (index !== undefined) candidates.push({ index, element });
  }
  const rising = longestRising(candidates.map(({ index }) => index));
  return new Map(
    rising.map((at) => [candidates[at]?.index, candidates[at]?.element] as [number, Y.XmlElement]),
  );
}

function keyOf(type: string, id: unknown): string {
  return `${type} ${typeof id === "string" ? id : ""}`;
}

function removeOthers(fragment: Y.XmlFragment, kept: Set<Y.XmlElement>): void {
  const children = fragment.toArray();
  for (let index = children.length - 1; index >= 0; index -= 1) {
    if (!kept.has(children[index] as Y.XmlElement)) fragment.delete(index, 1);
  }
}

/** Positions of a longest strictly rising subsequence. */
export function longestRising(values: number[]): number[] {
  const tails: number[] = [];
  const previous: number[] = [];
  values.forEach((value, at) => {
    let low = 0;
    for (let high = tails.length; low < high;) {
      const middle = (low + high) >> 1;
      if ((values[tails[middle] ?? 0] ?? 0) < value) low = middle + 1;
      else high = middle;
    }
    previous[at] = low > 0 ? (tails[low - 1] ?? -1) : -1;
    tails[low] = at;
  });
  const rising: number[] = [];
  for (let at = tails.at(-1) ?? -1; at >= 0; at = previous[at] ?? -1) rising.push(at);
  return rising.toReversed();
}
