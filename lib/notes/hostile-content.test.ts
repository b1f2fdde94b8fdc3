import { describe, expect, test } from "vitest";
import * as Y from "yjs";
import { transaction } from "#lib/db/db.ts";
import { BODY_FIELD, TITLE_FIELD } from "#lib/editor/fields.ts";
import { renderBody } from "#lib/editor/html.ts";
import { serializeMarkdown } from "#lib/editor/markdown/serialize.ts";
import { createWrittenNote } from "#lib/testing/written-note.ts";
import { renderPublication } from "#lib/publishing/render-publication.ts";
import { cutRevision } from "#lib/revisions/cut-revision.ts";
import { docFrom } from "./note-doc.ts";
import { readNote } from "./read-note.ts";
import { appendUpdates } from "./update-log.ts";

// Whatever a browser of somebody who may write puts into the document: it is in the log, so the note must open with it.

/** Writes into the log what a browser would send, and reads the note as a page does. */
async function written(change: (body: Y.XmlFragment, doc: Y.Doc) => void) {
  const { note, owner, actor } = await createWrittenNote();
  const state = await transaction((tx) => tx.noteState.findUniqueOrThrow({ where: { noteId: note.id } }));
  const doc = docFrom(state.state);
  const before = Y.encodeStateVector(doc);
  doc.transact(() => change(doc.getXmlFragment(BODY_FIELD), doc));
  const update = Y.encodeStateAsUpdate(doc, before);
  await transaction((tx) =>
    appendUpdates(tx, [{ noteId: note.id, userId: owner.id, origin: "typed", update }]),
  );
  const { content } = await readNote(actor, { id: note.shortId });
  await transaction((tx) => cutRevision(tx, { noteId: note.id, kind: "saved", actor }));
  expect(renderBody(content.body)).toContain("Feed it daily.");
  expect(serializeMarkdown(content)).toContain("Feed it daily.");
  const published = await renderPublication(content, {
    notes: new Map(),
    titles: new Map(),
    attachments: new Set(),
  });
  expect(published.html).toContain("daily");
  return content;
}

function paragraph(text: string, attrs: Record<string, unknown> = {}): Y.XmlElement {
  const element = new Y.XmlElement("paragraph");
  element.insert(0, [new Y.XmlText(text)]);
  for (const [name, value] of Object.entries(attrs)) element.setAttribute(name, value as string);
  return element;
}

/** Element in element, from the outside, since a tree as deep as this cannot be inserted at once. */
function nest(into: Y.XmlFragment, name: string, depth: number): void {
  let inner = into;
  for (let level = 0; level < depth; level++) {
    const element = new Y.XmlElement(name);
    inner.insert(inner === into ? 1 : 0, [element]);
    inner = element;
  }
  inner.insert(0, [paragraph("Deep.")]);
}

/** The text in a new paragraph of the body, to be formatted. */
function textIn(body: Y.XmlFragment, text: string): Y.XmlText {
  body.insert(1, [paragraph(text)]);
  return (body.get(1) as Y.XmlElement).get(0) as Y.XmlText;
}

describe("a note opens and is stored with", () => {
  test("characters that PostgreSQL cannot keep", async () => {
    const content = await written((body, doc) => {
      body.insert(1, [paragraph("a\0b"), paragraph("c", { id: "d\0e" })]);
      const title = doc.getXmlFragment(TITLE_FIELD).get(0) as Y.XmlElement;
      title.insert(0, [new Y.XmlText("N\0ew ")]);
    });
    expect(content.body.content?.[1]?.content?.[0]?.text).toBe("ab");
    expect(content.title).not.toContain("\0");
  });

  test("halves of characters in attributes", async () => {
    await written((body) => {
      textIn(body, "x").format(0, 1, { link: { href: "https://example.com/\ud800" } });
      body.insert(1, [paragraph("y", { id: "\udfff" })]);
    });
  });

  test.each([
    ["a big number", 12n],
    ["bytes", new Uint8Array([1, 2, 3])],
    ["no number", Number.NaN],
    ["an object", { a: { b: ["c\0", 1n] } }],
    ["a list", [1, "x", null]],
    ["true", true],
    ["a negative number", -7.5],
  ])("%s in any attribute", async (_, value) => {
    const names =
      "id level start checked language meta colspan rowspan align src alt title width href __proto__ constructor";
    const types =
      "paragraph heading bulletList orderedList listItem taskList taskItem blockquote codeBlock table tableRow " +
      "tableHeader tableCell image horizontalRule hardBreak rawMarkdown unheardOf constructor __proto__";
    await written((body) => {
      for (const type of types.split(" ")) {
        const element = new Y.XmlElement(type);
        element.insert(0, [new Y.XmlText("text")]);
        for (const name of [...names.split(" "), "a\0b"]) element.setAttribute(name, value as never);
        body.insert(1, [element]);
      }
      const marked = textIn(body, "marked");
      const given = JSON.parse(
        JSON.stringify(value, (_name, inner: unknown) => (typeof inner === "bigint" ? 1 : inner)),
      ) as never;
      const marks = ["bold", "italic", "code", "link", "rawInline", "strike", "no mark", "__proto__"];
      for (const mark of marks) marked.format(0, 6, { [mark]: { href: given, title: given } });
      for (const mark of marks) marked.format(0, 3, { [mark]: given });
    });
  });

  test.each(["blockquote", "bulletList", "nothing we know"])(
    "%s thousands of times in itself",
    async (name) => {
      await written((body) => nest(body, name, 6_000));
    },
  );

  test("an attribute with thousands of levels", async () => {
    let value: unknown = "x";
    for (let level = 0; level < 2_000; level++) value = [value];
    await written((body) => body.insert(1, [paragraph("x", { id: value })]));
  });

  test("a hundred thousand different words, in letters of three bytes", async () => {
    const characters = Array.from({ length: 400_000 }, (_, index) =>
      String.fromCodePoint(0x4e00 + ((index * 7919) % 20_000)),
    );
    await written((body) => body.insert(1, [paragraph(characters.join(""))]));
  });

  test("a title as long as a book", async () => {
    await written((_, doc) => {
      const title = doc.getXmlFragment(TITLE_FIELD).get(0) as Y.XmlElement;
      title.insert(0, [new Y.XmlText("Long words ".repeat(100_000))]);
    });
  });
});
