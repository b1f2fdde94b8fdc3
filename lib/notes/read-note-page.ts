import type { Actor } from "#lib/actor.ts";
import { transaction } from "#lib/db/db.ts";
import { requireNote } from "#lib/permissions/notes.ts";
import { publishingOf, type PublishingState } from "#lib/publishing/publishing-of.ts";
import { ancestorsOf, type Ancestor } from "./ancestors-of.ts";
import { readPermittedNote, type ReadNote } from "./read-note.ts";
import type { NoteRef } from "./schema.ts";

/** A note with what its page shows around it. */
export interface NotePage {
  note: ReadNote;
  publishing: PublishingState;
  ancestors: Ancestor[];
}

/** All that the page of a note needs, as it is at one moment: the page waits for one transaction. */
export async function readNotePage(actor: Actor, { id }: NoteRef): Promise<NotePage> {
  return await transaction(async (tx) => {
    const permitted = await requireNote(tx, actor, { id, needed: "read" });
    const note = await readPermittedNote(tx, actor, permitted);
    return {
      note,
      publishing: await publishingOf(tx, actor, { note: permitted, content: note.content }),
      ancestors: await ancestorsOf(tx, actor, permitted),
    };
  });
}
