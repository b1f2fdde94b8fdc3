import type { JSONContent } from "@tiptap/core";
import { expect, test } from "vitest";
import * as Y from "yjs";
import { db, transaction } from "#lib/db/db.ts";
import { replaceContent } from "#lib/editor/replace-content.ts";
import { noteFromDoc } from "#lib/editor/yjs.ts";
import { createWrittenNote } from "#lib/testing/written-note.ts";
import { docFrom } from "./note-doc.ts";
import { storeNote } from "./store-note.ts";
import { appendUpdates } from "./update-log.ts";

const cell = (text: string): JSONContent => ({
  type: "tableCell",
  content: [{ type: "paragraph", content: [{ type: "text", text }] }],
});
/** The rows of the note's table, a letter for each cell. */
function rowsOf({ content: [first] = [] }: JSONContent): string[] {
  const textOf = ({ text = "", content = [] }: JSONContent): string => text || content.map(textOf).join("");
  return (first?.content ?? []).map(({ content = [] }) => content.map((one) => textOf(one) || "_").join(""));
}

const addRow = (rows: JSONContent[]) => rows.push({ type: "tableRow", content: [cell("e"), cell("f")] });
const addColumn = (rows: JSONContent[]) => rows.forEach(({ content }) => content!.push(cell("x")));

/** A table of two rows and two columns. */
async function createTableNote() {
  const rows = ["ab", "cd"].map((row) => ({ type: "tableRow", content: [...row].map(cell) }));
  const written = await createWrittenNote({
    body: { type: "doc", content: [{ type: "table", content: rows }] },
  });
  const { state } = await db.noteState.findUniqueOrThrow({ where: { noteId: written.note.id } });
  /** Somebody's update of the rows, made before they saw anybody else's. */
  const change = (how: (rows: JSONContent[]) => unknown): Uint8Array => {
    const doc = docFrom(state);
    const before = Y.encodeStateVector(doc);
    const { body } = noteFromDoc(doc);
    how(body.content![0]!.content!);
    replaceContent(doc, { body });
    return Y.encodeStateAsUpdate(doc, before);
  };
  const type = async (...updates: Uint8Array[]) => {
    const row = { noteId: written.note.id, userId: written.owner.id, origin: "typed" as const };
    await transaction((tx) =>
      appendUpdates(
        tx,
        updates.map((update) => ({ ...row, update })),
      ),
    );
  };
  const store = () => transaction((tx) => storeNote(tx, written.note.id));
  const repairs = () => db.noteUpdate.count({ where: { noteId: written.note.id, origin: "repaired" } });
  return { ...written, change, type, store, repairs };
}

test("a row and a column that two people add at once make a regular table, by one update in the log", async () => {
  const { change, type, store, repairs } = await createTableNote();
  await type(change(addRow), change(addColumn));
  const stored = await store();
  expect(rowsOf(stored.content.body)).toEqual(["abx", "cdx", "ef_"]);
  expect(noteFromDoc(docFrom(stored.state))).toEqual(stored.content);
  expect(await repairs()).toBe(1);
  await store();
  expect(await repairs()).toBe(1);
});

test("what one person writes is never repaired", async () => {
  const { change, type, store, repairs } = await createTableNote();
  await type(change(addRow));
  await store();
  expect(await repairs()).toBe(0);
});

test("who repaired is nobody, and what was there before is in the history", async () => {
  const { note, change, type, store } = await createTableNote();
  await type(change(addRow), change(addColumn));
  await store();
  const revisions = await db.revision.findMany({ where: { noteId: note.id }, orderBy: { number: "asc" } });
  expect(revisions.map(({ kind }) => kind)).toEqual(["created", "auto"]);
  const repaired = await db.contribution.findMany({ where: { noteId: note.id, origin: "repaired" } });
  expect(repaired.map(({ userId }) => userId)).toEqual([null]);
});
