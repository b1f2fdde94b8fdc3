import type { Tx } from "#lib/db/db.ts";
import { Refusal } from "#lib/errors.ts";
import { revisionTexts } from "#lib/texts/en/revisions.ts";

/** The revision of the note (by its internal id) with this number; refuses when there is none. */
export async function requireRevision(
  tx: Tx,
  noteId: string,
  number: number,
): Promise<{ id: string; title: string }> {
  const revision = await tx.revision.findUnique({
    where: { noteId_number: { noteId, number } },
    select: { id: true, title: true },
  });
  if (!revision) throw new Refusal("not-found", revisionTexts.notFound(number));
  return revision;
}
