import type { Actor } from "#lib/actor.ts";
import { transaction } from "#lib/db/db.ts";
import { allows } from "#lib/permissions/access.ts";
import { accessIn, heldIn, whereHeld } from "#lib/permissions/held.ts";
import { requireWorkspace } from "#lib/permissions/workspaces.ts";
import type { InWorkspace } from "./schema.ts";

/** A note in the trash, standing for what went there together with it. */
export interface TrashedNote {
  id: string;
  title: string;
  notebook: { id: string; name: string };
  trashedAt: string;
  /** The name of the person; null when the account is gone. */
  trashedBy: string | null;
  /** How many notes went together, this one included. */
  notes: number;
  mayDelete: boolean;
}

/** What the actor could restore in this workspace, newest first. */
export async function listTrash(actor: Actor, { workspace: slug }: InWorkspace): Promise<TrashedNote[]> {
  return await transaction(async (tx) => {
    const workspace = await requireWorkspace(tx, actor, { slug, action: "view" });
    const held = await heldIn(tx, actor, { workspaceId: workspace.id, needed: "edit" });
    const trashed = await tx.note.findMany({
      where: { trashedAt: { not: null }, ...whereHeld(held) },
      orderBy: [{ trashedAt: "desc" }, { id: "asc" }],
      select: {
        id: true,
        shortId: true,
        title: true,
        notebookId: true,
        parentId: true,
        trashedAt: true,
        trashedBy: { select: { name: true } },
      },
    });
    const heads = headsOf(trashed);
    return [...heads].flatMap(([note, notes]) => {
      const notebook = held.around.get(note.notebookId);
      if (!notebook) return [];
      return {
        id: note.shortId,
        title: note.title,
        notebook: { id: notebook.shortId, name: notebook.name },
        trashedAt: (note.trashedAt ?? new Date(0)).toISOString(),
        trashedBy: note.trashedBy?.name ?? null,
        notes,
        mayDelete: allows(accessIn(held, note), "manage"),
      };
    });
  });
}

interface Row {
  id: string;
  parentId: string | null;
  trashedAt: Date | null;
}

/** The topmost note of everything that went together, with how many they are. */
function headsOf<Note extends Row>(trashed: Note[]): Map<Note, number> {
  const byId = new Map(trashed.map((note) => [note.id, note]));
  const headOf = (note: Note): Note => {
    const parent = note.parentId === null ? undefined : byId.get(note.parentId);
    return parent && parent.trashedAt?.getTime() === note.trashedAt?.getTime() ? headOf(parent) : note;
  };
  const heads = new Map<Note, number>();
  for (const note of trashed) {
    const head = headOf(note);
    heads.set(head, (heads.get(head) ?? 0) + 1);
  }
  return heads;
}
