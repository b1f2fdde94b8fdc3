import { settleAnswered } from "#lib/access-requests/settle-requests.ts";
import { userIdOf, type Actor } from "#lib/actor.ts";
import { transaction, type Tx } from "#lib/db/db.ts";
import { Refusal } from "#lib/errors.ts";
import { announce } from "#lib/events/events.ts";
import { allows } from "#lib/permissions/access.ts";
import { requireNote, requireNotebook, type PermittedNote } from "#lib/permissions/notes.ts";
import { notesDomainTexts } from "#lib/texts/en/notes-domain.ts";
import { withDescendants } from "./descendants.ts";
import { positionIn, type Level } from "./position.ts";
import type { MoveNote } from "./schema.ts";
import { lockTree } from "./tree-lock.ts";

/**
 * Moves a note, with everything under it, to another place of the same workspace. Whoever may write only in the note may
 * not: that asks for the place it is in as well. Grants move with it.
 */
export async function moveNote(
  actor: Actor,
  { id, notebook, parent, before }: MoveNote,
): Promise<{ id: string; shared: number }> {
  return await transaction(async (tx) => {
    const { workspaceId } = await requireNote(tx, actor, { id, needed: "edit" });
    await lockTree(tx, workspaceId);
    const note = await requireNote(tx, actor, { id, needed: "edit" });
    if (!allows(note.onPlace, "edit")) throw new Refusal("forbidden", notesDomainTexts.mayNotMove);
    const level = await targetOf(tx, actor, { note, notebook, parent });
    const family = (await withDescendants(tx, note.id)).map((member) => member.id);
    if (level.parentId !== null && family.includes(level.parentId)) {
      throw new Refusal("bad-request", notesDomainTexts.underItself);
    }
    const position = await positionIn(tx, level, before ?? null);
    await tx.note.update({ where: { id: note.id }, data: { ...level, position } });
    if (level.notebookId !== note.notebookId) {
      await tx.note.updateMany({ where: { id: { in: family } }, data: { notebookId: level.notebookId } });
    }
    const userId = userIdOf(actor);
    if (level.notebookId !== note.notebookId || level.parentId !== note.parentId)
      await settleAnswered(tx, { workspaceId, byId: userId, knowing: [] });
    await announce(tx, { type: "tree.changed", workspaceId });
    return { id, shared: await sharedWith(tx, { userId, family }) };
  });
}

/** How many others were let into these notes by name. */
async function sharedWith(
  tx: Tx,
  { userId, family }: { userId: string | null; family: string[] },
): Promise<number> {
  const grants = await tx.noteGrant.groupBy({ by: ["userId"], where: { noteId: { in: family } } });
  return grants.filter((grant) => grant.userId !== userId).length;
}

interface Target {
  note: PermittedNote;
  notebook: string | undefined;
  parent: string | null | undefined;
}

/** The place meant, if the actor may write there and it is in the note's own workspace. */
async function targetOf(tx: Tx, actor: Actor, { note, notebook, parent }: Target): Promise<Level> {
  const chosen =
    notebook === undefined ? null : await requireNotebook(tx, actor, { id: notebook, needed: "edit" });
  const above =
    typeof parent === "string" ? await requireNote(tx, actor, { id: parent, needed: "edit" }) : null;
  for (const place of [chosen, above]) {
    if (place && place.workspaceId !== note.workspaceId) {
      throw new Refusal("bad-request", notesDomainTexts.otherWorkspace);
    }
  }
  if (above) {
    if (chosen && chosen.id !== above.notebookId) {
      throw new Refusal("bad-request", notesDomainTexts.parentElsewhere);
    }
    return { notebookId: above.notebookId, parentId: above.id };
  }
  return atTopOf(note, {
    notebookId: chosen?.id ?? note.notebookId,
    parent: parent === null ? null : undefined,
  });
}

/** At the top of a notebook; where it is, when nothing else was said. The actor may write in notebooks that were chosen. */
function atTopOf(
  note: PermittedNote,
  { notebookId, parent }: { notebookId: string; parent: null | undefined },
): Level {
  const stays = notebookId === note.notebookId;
  if (stays && parent === undefined) return { notebookId, parentId: note.parentId };
  if (stays && !allows(note.onNotebook, "edit")) throw new Refusal("forbidden", notesDomainTexts.mayNotMove);
  return { notebookId, parentId: null };
}
