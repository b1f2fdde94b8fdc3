import { generateKeyBetween } from "fractional-indexing";
import { recordUses } from "#lib/attachments/record-uses.ts";
import { databaseTime } from "#lib/db/clock.ts";
import type { Tx } from "#lib/db/db.ts";
import { shortId } from "#lib/db/short-id.ts";
import type { AboutNote } from "#lib/editor/properties.ts";
import type { NoteContent } from "#lib/editor/yjs.ts";
import { firstRows, writeFirstRows, type FirstRows } from "#lib/notes/first-rows.ts";
import type { StoredPicture } from "./store-picture.ts";

/** A note of an import that is not shown yet; ids are internal but for `shortId`. */
export interface StagedNote extends AboutNote {
  id: string;
  shortId: string;
  workspaceId: string;
  notebookId: string;
  parentId: string | null;
  position: string;
  userId: string;
  title: string;
  body: NoteContent["body"];
  createdAt: Date | null;
  updatedAt: Date | null;
  /** Its files, whose bytes are stored already. */
  attachments: StoredPicture[];
  /** Files of this import that the note shows or links to, its own or those of other notes. */
  uses: string[];
}

/** Makes notes of an import, in the hidden notebook that nobody sees; parents stand before what is below them. */
export async function addStagedNotes(tx: Tx, notes: StagedNote[]): Promise<void> {
  const at = await databaseTime(tx);
  const made: FirstRows[] = [];
  for (const { id: noteId, userId, title, body, tags, properties } of notes) {
    const content = { title, body, ...(tags && { tags }), ...(properties && { properties }) };
    made.push(await firstRows({ noteId, userId, origin: "imported", content, at }));
  }
  await tx.note.createMany({
    data: notes.map(({ id, userId, createdAt, updatedAt, ...note }, nth) => ({
      id,
      shortId: note.shortId,
      workspaceId: note.workspaceId,
      notebookId: note.notebookId,
      parentId: note.parentId,
      position: note.position,
      createdById: userId,
      createdAt: createdAt ?? at,
      updatedAt: updatedAt ?? at,
      ...made[nth]!.facts,
    })),
  });
  const attachments = notes.flatMap(({ id, userId, workspaceId, attachments: files }) =>
    files.map((file) => ({ ...file, workspaceId, noteId: id, createdById: userId })),
  );
  if (attachments.length > 0) await tx.attachment.createMany({ data: attachments });
  await writeFirstRows(tx, made);
  for (const { update } of made) await recordUses(tx, update.noteId, [update]);
  // Nobody may read the other notes yet, so nobody's rights would let these show their files.
  const uses = notes.flatMap(({ id, uses: ids }) =>
    ids.map((attachmentId) => ({ noteId: id, attachmentId })),
  );
  if (uses.length > 0) await tx.attachmentUse.createMany({ data: uses, skipDuplicates: true });
}

/** The notebook, private and without anybody, that holds an import's notes until they are shown together. */
export async function addStagingNotebook(
  tx: Tx,
  { id: importId, workspaceId }: { id: string; workspaceId: string },
  name: string,
): Promise<{ id: string; name: string }> {
  const position = generateKeyBetween(await lastNotebook(tx, workspaceId), null);
  const data = { importId, workspaceId, name, shortId: shortId(), visibility: "private", position } as const;
  return await tx.notebook.create({ data, select: { id: true, name: true } });
}

/** The position of the last notebook of a workspace. */
export async function lastNotebook(tx: Tx, workspaceId: string): Promise<string | null> {
  const last = await tx.notebook.findFirst({
    where: { workspaceId },
    orderBy: { position: "desc" },
    select: { position: true },
  });
  return last?.position ?? null;
}
