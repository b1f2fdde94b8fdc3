import type { Actor } from "#lib/actor.ts";
import { transaction } from "#lib/db/db.ts";
import { requireNote } from "#lib/permissions/notes.ts";
import type { LinkedNoteRef } from "./schema.ts";

/** A heading that a link can lead to. */
export interface LinkableHeading {
  level: number;
  text: string;
}

const most = 200;

/** The headings of a note, in order. */
export async function listHeadings(actor: Actor, { note: id }: LinkedNoteRef): Promise<LinkableHeading[]> {
  return await transaction(async (tx) => {
    const note = await requireNote(tx, actor, { id, needed: "read" });
    const { headings } = await tx.note.findUniqueOrThrow({
      where: { id: note.id },
      select: { headings: true },
    });
    return (headings as unknown as LinkableHeading[])
      .filter(({ text }) => text !== "")
      .slice(0, most)
      .map(({ level, text }) => ({ level, text }));
  });
}
