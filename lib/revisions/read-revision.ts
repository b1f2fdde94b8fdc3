import type { Actor } from "#lib/actor.ts";
import { transaction } from "#lib/db/db.ts";
import type { NoteContent } from "#lib/editor/yjs.ts";
import { liveLinksIn, type LiveLinks } from "#lib/links/live-links.ts";
import { requireNote } from "#lib/permissions/notes.ts";
import { listedRevision, toListedRevisions, type ListedRevision } from "./listed-revision.ts";
import { requireRevision } from "./require-revision.ts";
import { revisionContent } from "./revision-content.ts";
import type { ReadRevision } from "./schema.ts";

export interface RevisionRead extends ListedRevision {
  content: NoteContent;
  /** What the actor may know of the notes it links to. */
  links: LiveLinks;
  /** The number of the newest revision. */
  newest: number;
}

/** One revision of the note, for whoever may read the note now. */
export async function readRevision(actor: Actor, { note: id, number }: ReadRevision): Promise<RevisionRead> {
  return await transaction(async (tx) => {
    const note = await requireNote(tx, actor, { id, needed: "read" });
    const found = await requireRevision(tx, note.id, number);
    const row = await tx.revision.findUniqueOrThrow({ where: { id: found.id }, select: listedRevision });
    const [listed] = await toListedRevisions(tx, [row]);
    const newest = await tx.revision.aggregate({ where: { noteId: note.id }, _max: { number: true } });
    const content = await revisionContent(tx, found.id);
    const links = await liveLinksIn(tx, actor, { ...note, body: content.body });
    return { ...listed!, content, links, newest: newest._max.number ?? number };
  });
}
