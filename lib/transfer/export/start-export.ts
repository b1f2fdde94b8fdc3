import { randomUUID } from "node:crypto";
import { userIdOf, type Actor } from "#lib/actor.ts";
import { transaction } from "#lib/db/db.ts";
import { Refusal } from "#lib/errors.ts";
import { requireNote, requireNotebook } from "#lib/permissions/notes.ts";
import { transferTexts } from "#lib/texts/en/transfer.ts";
import type { ExportNotes } from "../schema.ts";
import { planExport } from "./plan-export.ts";

/** Archives up to this many notes are sent as they are made; larger ones are made first. */
export const notesSentAtOnce = 500;
const mostAtOnce = 3;

/** A small archive can be fetched at once; a large one is made by a job, and listed until it expires. */
export async function startExport(
  actor: Actor,
  input: ExportNotes,
): Promise<{ direct: true } | { direct: false; id: string }> {
  return await transaction(async (tx) => {
    const { format, ...scope } = input;
    const plan = await planExport(tx, actor, scope);
    if (plan.notes.length === 0) throw new Refusal("conflict", transferTexts.nothingToExport);
    if (plan.notes.length <= notesSentAtOnce) return { direct: true };
    const createdById = userIdOf(actor);
    if (createdById === null) throw new Refusal("forbidden", transferTexts.mayNotExport);
    const running = await tx.export.count({ where: { createdById, status: "running" } });
    if (running >= mostAtOnce) throw new Refusal("conflict", transferTexts.tooManyExports);
    const notebook =
      scope.notebook && (await requireNotebook(tx, actor, { id: scope.notebook, needed: "read" })).id;
    const note = scope.note && (await requireNote(tx, actor, { id: scope.note, needed: "read" })).id;
    const { id } = await tx.export.create({
      data: {
        workspaceId: plan.workspaceId,
        createdById,
        notebookId: notebook ?? null,
        noteId: note ?? null,
        name: `${plan.name}.zip`,
        format,
        key: `transfers/${randomUUID()}`,
        total: plan.notes.length,
      },
      select: { id: true },
    });
    return { direct: false, id };
  });
}
