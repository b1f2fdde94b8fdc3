import { expect, test } from "vitest";
import * as Y from "yjs";
import { db, transaction } from "#lib/db/db.ts";
import { replaceContent } from "#lib/editor/replace-content.ts";
import { createWrittenNote } from "#lib/testing/written-note.ts";
import { listTrash } from "./list-trash.ts";
import { docFrom } from "./note-doc.ts";
import { trashNote } from "./trash-note.ts";
import { appendUpdates } from "./update-log.ts";

test("the trash shows the title as it was typed last, however soon the note went there", async () => {
  const { actor, workspace, note, owner } = await createWrittenNote({ title: "" });
  const { state } = await db.noteState.findUniqueOrThrow({ where: { noteId: note.id } });
  const doc = docFrom(state);
  const before = Y.encodeStateVector(doc);
  replaceContent(doc, { title: "Bread" });
  const update = Y.encodeStateAsUpdate(doc, before);
  const typed = { noteId: note.id, userId: owner.id, origin: "typed" as const, update };
  await transaction((tx) => appendUpdates(tx, [typed]));

  await trashNote(actor, { id: note.shortId });
  expect(await listTrash(actor, { workspace: workspace.slug })).toMatchObject([{ title: "Bread" }]);
});
