import { generateKeyBetween } from "fractional-indexing";
import { shortId } from "#lib/db/short-id.ts";
import type { Tx } from "#lib/db/db.ts";
import type { AboutNote } from "#lib/editor/properties.ts";
import type { NoteContent } from "#lib/editor/yjs.ts";
import { createNoteBody } from "#lib/notes/create-note-body.ts";
import type { StoredPicture } from "./store-picture.ts";

/** A note of an import that is not shown yet; ids are internal but for `shortId`. */
export interface StagedNote extends AboutNote {
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

/** Makes a note of an import, in the hidden notebook that nobody sees. */
export async function addStagedNote(tx: Tx, note: StagedNote): Promise<{ id: string }> {
  const { shortId: short, workspaceId, notebookId, parentId, position, userId } = note;
  const { id } = await tx.note.create({
    data: { shortId: short, workspaceId, notebookId, parentId, position, createdById: userId },
    select: { id: true },
  });
  const attachments = note.attachments.map((file) => ({
    ...file,
    workspaceId,
    noteId: id,
    createdById: userId,
  }));
  if (attachments.length > 0) await tx.attachment.createMany({ data: attachments });
  const { title, body, tags, properties } = note;
  const about = { ...(tags && { tags }), ...(properties && { properties }) };
  await createNoteBody(tx, { noteId: id, userId, origin: "imported", title, body, ...about });
  // Nobody may read the other notes yet, so nobody's rights would let this one show their files.
  const uses = note.uses.map((attachmentId) => ({ noteId: id, attachmentId }));
  if (uses.length > 0) await tx.attachmentUse.createMany({ data: uses, skipDuplicates: true });
  const dates = {
    ...(note.createdAt && { createdAt: note.createdAt }),
    ...(note.updatedAt && { updatedAt: note.updatedAt }),
  };
  if (Object.keys(dates).length > 0)
    await tx.note.update({ where: { id }, data: dates, select: { id: true } });
  return { id };
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
