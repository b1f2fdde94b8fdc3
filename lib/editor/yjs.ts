import type { JSONContent } from "@tiptap/core";
import type { Node as ProseMirrorNode } from "@tiptap/pm/model";
import { prosemirrorToYXmlFragment } from "@tiptap/y-tiptap";
import * as Y from "yjs";
import { withBlockIds } from "./block-id.ts";
import { oneLine } from "./extensions/title.ts";
import { BODY_FIELD, TITLE_FIELD } from "./fields.ts";
import { bodySchema, titleSchema } from "./schema.ts";

/** What a note says: its title and its body as ProseMirror JSON. */
export type NoteContent = { title: string; body: JSONContent };

/** The Yjs update that makes an empty Y.Doc hold this note; every block gets an id, and ids it has are kept. */
export function createNoteUpdate({ title, body }: NoteContent): Uint8Array<ArrayBuffer> {
  const doc = new Y.Doc();
  doc.transact(() => {
    prosemirrorToYXmlFragment(titleNode(title), doc.getXmlFragment(TITLE_FIELD));
    prosemirrorToYXmlFragment(bodyNode(body), doc.getXmlFragment(BODY_FIELD));
  });
  const update = new Uint8Array(Y.encodeStateAsUpdate(doc));
  doc.destroy();
  return update;
}

/** What the note in this Y.Doc says. Reads only: nodes of a newer schema are reported, never removed. */
export function noteFromDoc(doc: Y.Doc): NoteContent {
  const title = doc.getXmlFragment(TITLE_FIELD).toArray().map(plainText).join(" ");
  const content = contentOf(doc.getXmlFragment(BODY_FIELD));
  return {
    title: oneLine(title),
    body: { type: "doc", content: content.length > 0 ? content : [{ type: "paragraph" }] },
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

function contentOf(parent: Y.XmlFragment): JSONContent[] {
  return parent.toArray().flatMap(jsonOf);
}

function jsonOf(node: YNode): JSONContent[] {
  if (node instanceof Y.XmlText) return textRuns(node);
  if (!(node instanceof Y.XmlElement)) return [];
  const json: JSONContent = { type: node.nodeName };
  Object.assign(json, attrsWithoutNulls(node.getAttributes()));
  const content = contentOf(node);
  if (content.length > 0) json.content = content;
  return [json];
}

type Delta = { insert: unknown; attributes?: Record<string, unknown> };

function textRuns(text: Y.XmlText): JSONContent[] {
  const runs: JSONContent[] = [];
  for (const { insert, attributes } of text.toDelta() as Delta[]) {
    if (typeof insert !== "string") continue;
    const marks = Object.entries(attributes ?? {}).map(([name, attrs]) => ({
      // y-tiptap hashes the names of marks that may overlap themselves.
      type: name.replace(/--[a-zA-Z0-9+/=]{8}$/, ""),
      ...attrsWithoutNulls(attrs),
    }));
    runs.push({ type: "text", text: insert, ...(marks.length > 0 ? { marks } : {}) });
  }
  return runs;
}

function attrsWithoutNulls(attrs: unknown): { attrs?: Record<string, unknown> } {
  const filled = Object.entries(typeof attrs === "object" && attrs !== null ? attrs : {}).filter(
    ([, value]) => value != null,
  );
  return filled.length > 0 ? { attrs: Object.fromEntries(filled) } : {};
}

function plainText(node: YNode): string {
  if (node instanceof Y.XmlText)
    return (node.toDelta() as Delta[]).map(({ insert }) => String(insert)).join("");
  return node instanceof Y.XmlElement
    ? node
        .toArray()
        .map((child) => plainText(child))
        .join("")
    : "";
}
