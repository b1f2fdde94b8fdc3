import { expect, test } from "vitest";
import * as Y from "yjs";
import { transaction } from "#lib/db/db.ts";
import { BODY_FIELD, TITLE_FIELD } from "#lib/editor/fields.ts";
import { restoreRevision } from "#lib/revisions/restore-revision.ts";
import { saveRevision } from "#lib/revisions/save-revision.ts";
import { createWrittenNote } from "#lib/testing/written-note.ts";
import { exportMarkdown } from "#lib/transfer/export-markdown.ts";
import { writeMarkdown } from "#lib/transfer/write-markdown.ts";
import { docFrom } from "./note-doc.ts";
import { readNote } from "./read-note.ts";
import { renameNote } from "./rename-note.ts";
import { storeNote } from "./store-note.ts";
import { appendUpdates } from "./update-log.ts";

// Browsers can write anything into a document. What our editor does not know must neither be lost nor be a bug.

type Written = Awaited<ReturnType<typeof createWrittenNote>>;

const unfit: Record<string, (doc: Y.Doc) => void> = {
  "a block that nobody knows": (doc) =>
    doc.getXmlFragment(BODY_FIELD).insert(1, [new Y.XmlElement("hologram")]),
  "text beside the blocks": (doc) => doc.getXmlFragment(BODY_FIELD).insert(0, [new Y.XmlText("Loose.")]),
  "a list item without a list": (doc) =>
    doc.getXmlFragment(BODY_FIELD).insert(0, [new Y.XmlElement("listItem")]),
  "a mark that nobody knows": (doc) => {
    const paragraph = doc.getXmlFragment(BODY_FIELD).get(0) as Y.XmlElement;
    (paragraph.get(0) as Y.XmlText).format(0, 4, { sparkle: {} });
  },
};

async function write({ note, owner }: Written, change: (doc: Y.Doc) => void): Promise<void> {
  const { state } = await transaction((tx) => storeNote(tx, note.id));
  const doc = docFrom(state);
  const before = Y.encodeStateVector(doc);
  change(doc);
  const update = Y.encodeStateAsUpdate(doc, before);
  await transaction((tx) =>
    appendUpdates(tx, [{ noteId: note.id, userId: owner.id, origin: "typed", update }]),
  );
}

test.each(Object.entries(unfit))("%s: a restore and the API say so and change nothing", async (_, damage) => {
  const written = await createWrittenNote();
  const { actor } = written;
  const id = written.note.shortId;
  await write(written, damage);
  const { number } = await saveRevision(actor, { note: id });
  const before = await readNote(actor, { id });
  const refusal = { code: "conflict", message: expect.stringContaining("does not know") as string };
  await expect(restoreRevision(actor, { note: id, number: 1 })).rejects.toMatchObject(refusal);
  await expect(writeMarkdown(actor, { id, markdown: "New.", baseRevision: number })).rejects.toMatchObject(
    refusal,
  );
  expect(await readNote(actor, { id })).toEqual(before);
  expect((await exportMarkdown(actor, { note: id })).markdown).toContain("daily.");
  expect(await renameNote(actor, { id, title: "Rye" })).toEqual({ id, title: "Rye" });
  expect((await readNote(actor, { id })).content).toEqual({ ...before.content, title: "Rye" });
});

test("a revision that our editor does not know is not restored", async () => {
  const written = await createWrittenNote();
  const { actor } = written;
  const id = written.note.shortId;
  await write(written, unfit["a block that nobody knows"]!);
  const { number } = await saveRevision(actor, { note: id });
  await write(written, (doc) => doc.getXmlFragment(BODY_FIELD).delete(1, 1));
  await expect(restoreRevision(actor, { note: id, number })).rejects.toMatchObject({ code: "conflict" });
});

test("a title of anything can be replaced", async () => {
  const written = await createWrittenNote();
  const id = written.note.shortId;
  await write(written, (doc) => {
    const title = doc.getXmlFragment(TITLE_FIELD);
    title.insert(0, [new Y.XmlElement("hologram"), new Y.XmlText("Loose.")]);
    (title.get(2) as Y.XmlElement).insert(0, [new Y.XmlElement("hologram")]);
  });
  await renameNote(written.actor, { id, title: "Rye" });
  expect(await readNote(written.actor, { id })).toMatchObject({ title: "Rye" });
});
