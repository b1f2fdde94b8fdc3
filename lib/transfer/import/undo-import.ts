import { storage } from "#lib/attachments/storage.ts";
import { db, transaction } from "#lib/db/db.ts";
import type { ImportRow } from "./import-row.ts";
import { storageKey } from "./store-picture.ts";

const notesAtOnce = 100;

/** Removes everything an import has written, hidden as it is, and what was uploaded. May be done twice. */
export async function undoImport({ id, key }: ImportRow, signal: AbortSignal): Promise<void> {
  const notebooks = await db.notebook.findMany({ where: { importId: id }, select: { id: true } });
  const inStaging = { notebookId: { in: notebooks.map((notebook) => notebook.id) } };
  for (;;) {
    signal.throwIfAborted();
    const notes = await db.note.findMany({ where: inStaging, take: notesAtOnce, select: { id: true } });
    if (notes.length === 0) break;
    await deleteNotes(notes.map((note) => note.id));
  }
  await transaction((tx) => tx.notebook.deleteMany({ where: { importId: id } }));
  await deleteFiles(id);
  await storage().delete(key);
  await db.import.updateMany({ where: { id, status: "undoing", failure: null }, data: ended("cancelled") });
  await db.import.updateMany({ where: { id, status: "undoing" }, data: ended("failed") });
}

async function deleteNotes(ids: string[]): Promise<void> {
  const files = await transaction(async (tx) => {
    const files = await tx.attachment.findMany({ where: { noteId: { in: ids } }, select: { key: true } });
    await tx.note.deleteMany({ where: { id: { in: ids } } });
    return files;
  });
  for (const { key } of files) await storage().delete(key);
}

/** Also the bytes of those that were stored just before a crash, and never became rows. */
async function deleteFiles(importId: string): Promise<void> {
  const items = await db.importItem.findMany({
    where: { importId, kind: "attachment", target: { not: null } },
    select: { target: true },
  });
  for (const { target } of items) if (target !== null) await storage().delete(storageKey(target));
}

function ended(status: "cancelled" | "failed") {
  return { status, endedAt: new Date() } as const;
}
