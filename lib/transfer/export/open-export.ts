import type { Readable } from "node:stream";
import { userIdOf, type Actor } from "#lib/actor.ts";
import { storage } from "#lib/attachments/storage.ts";
import { db, transaction } from "#lib/db/db.ts";
import { Refusal } from "#lib/errors.ts";
import { workspacesOf } from "#lib/permissions/workspaces.ts";
import { transferTexts } from "#lib/texts/en/transfer.ts";
import type { ExportNotes, ExportRef } from "../schema.ts";
import { planExport } from "./plan-export.ts";
import { notesSentAtOnce } from "./start-export.ts";
import { writeArchive } from "./write-archive.ts";

export interface OpenedExport {
  name: string;
  size: number | null;
  bytes: Readable;
}

/** The archive that a job has made, for whoever asked for it, until it expires. */
export async function openExport(actor: Actor, { id }: ExportRef): Promise<OpenedExport> {
  const row = await db.export.findFirst({
    where: {
      id,
      status: "done",
      createdById: userIdOf(actor) ?? { in: [] },
      workspace: workspacesOf(actor),
      expiresAt: { gt: new Date() },
    },
    select: { name: true, size: true, key: true },
  });
  const bytes = row && (await storage().get(row.key));
  if (!row || !bytes) throw new Refusal("not-found", transferTexts.exportNotFound);
  return { name: row.name, size: Number(row.size), bytes };
}

/** A small archive, made while it is being sent. */
export async function openArchive(actor: Actor, { format, ...scope }: ExportNotes): Promise<OpenedExport> {
  const plan = await transaction((tx) => planExport(tx, actor, scope));
  if (plan.notes.length === 0) throw new Refusal("conflict", transferTexts.nothingToExport);
  if (plan.notes.length > notesSentAtOnce) throw new Refusal("too-large", transferTexts.exportTooLarge);
  return { name: `${plan.name}.zip`, size: null, bytes: writeArchive(actor, { plan, format }) };
}
