import type { Actor } from "#lib/actor.ts";
import { openAttachment, type OpenedAttachment } from "#lib/attachments/open-attachment.ts";
import { fileName } from "#lib/attachments/file-name.ts";
import { isRefusal } from "#lib/errors.ts";
import type { ExportFormat } from "#lib/db/generated/enums.ts";
import type { ExportedNote, ExportPlan } from "./plan-export.ts";

/** What all notes of an archive share while it is written. */
export interface ExportContext {
  actor: Actor;
  format: ExportFormat;
  plan: ExportPlan;
  notes: Map<string, ExportedNote>;
  /** The titles, in lower case, that more than one note has. */
  ambiguous: Set<string>;
  /** The attachments that are in the archive, by id. */
  files: Map<string, { path: string; bytes: OpenedAttachment["bytes"] }>;
}

export function exportContext(actor: Actor, plan: ExportPlan, format: ExportFormat): ExportContext {
  const notes = new Map(plan.notes.map((note) => [note.shortId, note]));
  const seen = new Set<string>();
  const ambiguous = new Set<string>();
  for (const { title } of plan.notes) {
    const folded = title.toLowerCase();
    if (seen.has(folded)) ambiguous.add(folded);
    seen.add(folded);
  }
  return { actor, format, plan, notes, ambiguous, files: new Map() };
}

/** The path of a note's file in the archive. */
export function pathOf({ path }: ExportedNote, format: ExportFormat): string {
  return `${path}.${format === "html" ? "html" : "md"}`;
}

/** Where an attachment is in the archive; null when the actor may not see it, or it is gone. */
export async function attachmentPath({ actor, files }: ExportContext, id: string): Promise<string | null> {
  const known = files.get(id);
  if (known) return known.path;
  try {
    const { name, bytes } = await openAttachment(actor, { id });
    const path = `attachments/${id.slice(0, 8)}/${fileName(name)}`;
    files.set(id, { path, bytes });
    return path;
  } catch (error) {
    if (isRefusal(error)) return null;
    throw error;
  }
}
