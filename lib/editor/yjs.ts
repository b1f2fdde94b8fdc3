import type { JSONContent } from "@tiptap/core";
import type { Node as ProseMirrorNode } from "@tiptap/pm/model";
import { prosemirrorToYXmlFragment } from "@tiptap/y-tiptap";
import * as Y from "yjs";
import { withBlockIds } from "./block-id.ts";
import { oneLine } from "./extensions/title.ts";
import { BODY_FIELD, TITLE_FIELD } from "./fields.ts";
import { markName } from "./mark-name.ts";
import { plainObject } from "./plain-value.ts";
import { readProperties, writeProperties, type NoteProperties } from "./properties.ts";
import { bodySchema, titleSchema } from "./schema.ts";
import { storableText } from "./storable-text.ts";

/** What a note says: its title, its body as ProseMirror JSON, and what is written about it, when there is any. */
export type NoteContent = { title: string; body: JSONContent; tags?: string[]; properties?: NoteProperties };

/** The Yjs update that makes an empty Y.Doc hold this note; every block gets an id, and ids it has are kept. */
export function createNoteUpdate({ title, body, ...about }: NoteContent): Uint8Array<ArrayBuffer> {
  const doc = new Y.Doc();
  doc.transact(() => {
    prosemirrorToYXmlFragment(titleNode(title), doc.getXmlFragment(TITLE_FIELD));
    prosemirrorToYXmlFragment(bodyNode(body), doc.getXmlFragment(BODY_FIELD));
    writeProperties(doc, about);
  });
  const update = new Uint8Array(Y.encodeStateAsUpdate(doc));
  doc.destroy();
  return update;
}

/** Nobody writes a list in a list in a list as deep as this, and whatever walks through a body would lose its way. */
export const deepestNesting = 200;

/**
 * What the note in this Y.Doc says. Reads only: nodes of a newer schema are reported, never removed. Browsers can put
 * anything into a document, so what comes out is always JSON that can be stored and walked through.
 */
export function noteFromDoc(doc: Y.Doc): NoteContent {
  const title = doc.getXmlFragment(TITLE_FIELD).toArray().map(plainText).join(" ");
  const content = contentOf(doc.getXmlFragment(BODY_FIELD));
  return {
    title: oneLine(title),
    body: { type: "doc", content: content.length > 0 ? content : [{ type: "paragraph" }] },
    ...readProperties(doc),
  };
}

/** The same for a stored state (any Yjs update that holds the whole document). */
export function noteFromUpdate(update: Uint8Array): NoteContent {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, update);
  const note = noteFromDoc(doc);
  doc.destroy();
  return note;
}

/** The body as a checked ProseMirror document with an id on every block. Throws a RangeError for what the schema cannot hold. */
export function bodyNode(body: JSONContent): ProseMirrorNode {
  const node = bodySchema.nodeFromJSON(withBlockIds(body));
  node.check();
  return node;
}

/** The title as a ProseMirror document. */
export function titleNode(title: string): ProseMirrorNode {
  const text = oneLine(title);
  return titleSchema.node("doc", null, [
    titleSchema.node("titleLine", null, text === "" ? [] : [titleSchema.text(text)]),
  ]);
}

type YNode = ReturnType<Y.XmlFragment["toArray"]>[number];

function contentOf(parent: Y.XmlFragment, depth = 0): JSONContent[] {
  return parent.toArray().flatMap((node) => jsonOf(node, depth + 1));
}

function jsonOf(node: YNode, depth: number): JSONContent[] {
  if (node instanceof Y.XmlText) return textRuns(node);
  if (!(node instanceof Y.XmlElement)) return [];
  if (depth > deepestNesting) return textRun(plainText(node));
  const json: JSONContent = { type: storableText(node.nodeName) };
  Object.assign(json, filledAttrs(node.getAttributes()));
  const content = contentOf(node, depth);
  if (content.length > 0) json.content = content;
  return [json];
}

type Delta = { insert: unknown; attributes?: Record<string, unknown> };

function textRuns(text: Y.XmlText): JSONContent[] {
  const runs = deltaOf(text).flatMap(({ insert, attributes }) => {
    if (typeof insert !== "string") return [];
    const marks = Object.entries(attributes ?? {}).map(([name, attrs]) => ({
      type: storableText(markName(name)),
      ...filledAttrs(attrs),
    }));
    return textRun(insert, marks);
  });
  return runs.reduce<JSONContent[]>((joined, run) => {
    const last = joined.at(-1);
    if (last && marksKey(last) === marksKey(run)) last.text = `${last.text}${run.text}`;
    else joined.push(run);
    return joined;
  }, []);
}

/** Two people may have marked neighbouring words alike: that is one run, as in the editor. */
function marksKey({ marks = [] }: JSONContent): string {
  return marks
    .map((mark) => JSON.stringify(mark))
    .toSorted()
    .join();
}

/** ProseMirror knows no empty text. */
function textRun(inserted: string, marks: NonNullable<JSONContent["marks"]> = []): JSONContent[] {
  const text = storableText(inserted);
  return text === "" ? [] : [{ type: "text", text, ...(marks.length > 0 ? { marks } : {}) }];
}

function deltaOf(text: Y.XmlText): Delta[] {
  return text.toDelta() as Delta[];
}

function filledAttrs(attrs: unknown): { attrs?: Record<string, unknown> } {
  const filled = typeof attrs === "object" && attrs !== null ? plainObject(attrs) : {};
  return Object.keys(filled).length > 0 ? { attrs: filled } : {};
}

/** All text below a node, however deep. */
function plainText(node: YNode): string {
  const texts =
    node instanceof Y.XmlElement ? [...node.createTreeWalker((inner) => inner instanceof Y.XmlText)] : [node];
  const inserts = texts.flatMap((text) => (text instanceof Y.XmlText ? deltaOf(text) : []));
  return storableText(inserts.map(({ insert }) => (typeof insert === "string" ? insert : "")).join(""));
}
