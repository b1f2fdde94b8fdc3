import { expect, test } from "vitest";
import { storage } from "#lib/attachments/storage.ts";
import { uploadAttachment } from "#lib/attachments/upload-attachment.ts";
import { db } from "#lib/db/db.ts";
import { createNote } from "#lib/notes/create-note.ts";
import { createSetting } from "#lib/testing/factories.ts";
import { rewriteNote } from "#lib/testing/rewrite-note.ts";
import { deleteNote } from "./delete-note.ts";
import { trashNote } from "./trash-note.ts";

async function* bytesOf(text: string) {
  yield Buffer.from(text);
}

test("a note that is deleted for ever leaves no history and no files", async () => {
  const { actor, workspace } = await createSetting();
  const { id } = await createNote(actor, { workspace: workspace.slug, title: "Rye" });
  for (const text of ["One.", "Two.", "Three."])
    await rewriteNote(actor, id, { title: "Rye", markdown: text.repeat(500) });
  await uploadAttachment(actor, { note: id, name: "plan.txt", bytes: bytesOf("secret") });
  const { key, noteId } = await db.attachment.findFirstOrThrow({ where: { note: { shortId: id } } });
  await trashNote(actor, { id });
  expect(await storage().get(key)).not.toBeNull();
  await deleteNote(actor, { id });
  expect(await storage().get(key)).toBeNull();
  const where = { noteId };
  const left = [db.revision, db.noteUpdate, db.contribution, db.noteState].map((table) =>
    (table as typeof db.revision).count({ where }),
  );
  expect(await Promise.all(left)).toEqual([0, 0, 0, 0]);
});
