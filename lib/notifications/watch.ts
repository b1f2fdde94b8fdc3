import type { Actor } from "#lib/actor.ts";
import { transaction, type Tx } from "#lib/db/db.ts";
import type { WatchLevel } from "#lib/db/generated/enums.ts";
import { requireNote, requireNotebook } from "#lib/permissions/notes.ts";
import { requirePerson } from "#lib/permissions/people.ts";
import type { SetWatch, WatchedPlace } from "./schema.ts";

/** How a person watches a note or notebook, whether that was said of itself or of the notebook around it. */
export interface Watching {
  level: "watching" | "none" | "muted";
}

/** How the person watches this. */
export async function readWatch(actor: Actor, place: WatchedPlace): Promise<Watching> {
  const { userId } = requirePerson(actor);
  return await transaction(async (tx) => {
    const { noteId, notebookId } = await placeOf(tx, actor, place);
    const watches = await tx.watch.findMany({
      where: { userId, OR: [...(noteId === null ? [] : [{ noteId }]), { notebookId }] },
      select: { noteId: true, level: true },
    });
    const own = watches.find((watch) => watch.noteId === noteId) ?? watches[0];
    return { level: own === undefined || own.level === "stopped" ? "none" : own.level };
  });
}

/** Watches a note or a notebook, no longer watches it, or mutes it. Whoever may read it may. */
export async function setWatch(actor: Actor, { level, ...place }: SetWatch): Promise<Watching> {
  const { userId } = requirePerson(actor);
  await transaction(async (tx) => {
    const { noteId, notebookId } = await placeOf(tx, actor, place);
    const said: WatchLevel = level === "none" ? "stopped" : level;
    if (noteId !== null) {
      await tx.watch.upsert({
        where: { noteId_userId: { noteId, userId } },
        create: { userId, noteId, level: said },
        update: { level: said },
      });
    } else {
      await tx.watch.upsert({
        where: { notebookId_userId: { notebookId, userId } },
        create: { userId, notebookId, level: said },
        update: { level: said },
      });
    }
  });
  return { level };
}

async function placeOf(
  tx: Tx,
  actor: Actor,
  { kind, id }: WatchedPlace,
): Promise<{ noteId: string | null; notebookId: string }> {
  if (kind === "notebook") {
    const notebook = await requireNotebook(tx, actor, { id, needed: "read" });
    return { noteId: null, notebookId: notebook.id };
  }
  const note = await requireNote(tx, actor, { id, needed: "read" });
  return { noteId: note.id, notebookId: note.notebookId };
}
