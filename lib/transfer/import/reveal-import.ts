import { generateNKeysBetween } from "fractional-indexing";
import type { UserActor } from "#lib/actor.ts";
import { transaction, type Tx } from "#lib/db/db.ts";
import { announce } from "#lib/events/events.ts";
import { lastPosition } from "#lib/notes/position.ts";
import { lockTree } from "#lib/notes/tree-lock.ts";
import { holdMembers, requireWorkspaceHeld } from "#lib/permissions/hold-members.ts";
import { requireNotebook } from "#lib/permissions/notes.ts";
import { ImportEnded, lockImport, type ImportRow } from "./import-row.ts";
import { lastNotebook } from "./staged-note.ts";

const patienceMs = 300_000;

/** Shows all notes of an import at once, if the person may still write where they go; else refuses, showing none. */
export async function revealImport(id: string): Promise<void> {
  await transaction(
    async (tx) => {
      const row = await lockImport(tx, id);
      if (row?.status !== "running" || row.done < row.total) throw new ImportEnded();
      await holdMembers(tx, row.workspaceId, "to decide");
      await lockTree(tx, row.workspaceId);
      const actor: UserActor = { kind: "user", userId: row.createdById, sessionId: row.id };
      if (row.targetId === null) await openNotebooks(tx, actor, row);
      else await moveNotes(tx, actor, row);
      const data = { status: "done", endedAt: new Date() } as const;
      await tx.import.update({ where: { id }, data, select: { id: true } });
      await announce(tx, { type: "tree.changed", workspaceId: row.workspaceId });
    },
    { withinMs: patienceMs },
  );
}

async function openNotebooks(tx: Tx, actor: UserActor, { id, workspaceId }: ImportRow): Promise<void> {
  const { slug } = await tx.workspace.findUniqueOrThrow({
    where: { id: workspaceId },
    select: { slug: true },
  });
  await requireWorkspaceHeld(tx, actor, { slug, action: "createNotebook", hold: "to decide" });
  const staged = await tx.notebook.findMany({
    where: { importId: id },
    orderBy: { position: "asc" },
    select: { id: true },
  });
  const positions = generateNKeysBetween(await lastNotebook(tx, workspaceId), null, staged.length);
  for (const [at, notebook] of staged.entries()) {
    await tx.notebook.update({
      where: { id: notebook.id },
      data: {
        importId: null,
        visibility: "open",
        position: positions[at]!,
        members: { create: { userId: actor.userId, access: "manage" } },
      },
      select: { id: true },
    });
  }
}

/** Behind the notes that are there. */
async function moveNotes(tx: Tx, actor: UserActor, { id, targetId }: ImportRow): Promise<void> {
  const target = await tx.notebook.findUniqueOrThrow({ where: { id: targetId! }, select: { shortId: true } });
  const { id: notebookId } = await requireNotebook(tx, actor, { id: target.shortId, needed: "edit" });
  const staged = await tx.notebook.findMany({ where: { importId: id }, select: { id: true } });
  const from = staged.map((notebook) => notebook.id);
  const top = await tx.note.findMany({
    where: { notebookId: { in: from }, parentId: null },
    orderBy: [{ position: "asc" }, { id: "asc" }],
    select: { id: true },
  });
  const positions = generateNKeysBetween(
    await lastPosition(tx, { notebookId, parentId: null }),
    null,
    top.length,
  );
  const ids = top.map((note) => note.id);
  await tx.$executeRaw`
    UPDATE "Note" SET "position" = placed."position"
    FROM unnest(${ids}::uuid[], ${positions}::text[]) AS placed("id", "position")
    WHERE "Note"."id" = placed."id"`;
  await tx.$executeRaw`UPDATE "Note" SET "notebookId" = ${notebookId}::uuid WHERE "notebookId" = ANY(${from}::uuid[])`;
  await tx.notebook.deleteMany({ where: { id: { in: from } } });
}
