import type { Actor } from "#lib/actor.ts";
import { transaction, type Tx } from "#lib/db/db.ts";
import type { NoteContent } from "#lib/editor/yjs.ts";
import { noteUrl } from "#lib/notes/note-url.ts";
import { allows } from "#lib/permissions/access.ts";
import { accessIn, heldIn, type Held } from "#lib/permissions/held.ts";
import { requireNote } from "#lib/permissions/notes.ts";
import { requireWorkspace } from "#lib/permissions/workspaces.ts";
import { findNotes, type Found } from "#lib/search/find-notes.ts";
import { titleFrom } from "#lib/search/fold.ts";
import { parseQuery } from "#lib/search/parse-query.ts";
import { findMentions, type Named } from "./find-mentions.ts";
import type { LinkedNoteRef } from "./schema.ts";

/** A place in another note that names this one in plain words. */
export interface UnlinkedMention extends Named {
  /** The note it stands in; a short id. */
  id: string;
  title: string;
  url: string;
  /** Whether the actor may make a link of it. */
  mayLink: boolean;
}

/** How many notes are looked through for each name. */
const candidates = 20;
/** In characters; longer notes are not looked through for this. */
const longestText = 300_000;

/** Where notes that the actor may read name this one, by its title or another name of it, without linking to it. */
export async function listMentions(actor: Actor, { note: id }: LinkedNoteRef): Promise<UnlinkedMention[]> {
  return await transaction(async (tx) => {
    const note = await requireNote(tx, actor, { id, needed: "read" });
    const { workspace, ...row } = await tx.note.findUniqueOrThrow({
      where: { id: note.id },
      select: { aliasKeys: true, workspace: { select: { slug: true } } },
    });
    await requireWorkspace(tx, actor, { slug: workspace.slug, action: "view" });
    const held = await heldIn(tx, actor, note);
    const names = [note.title, ...row.aliasKeys].filter((name) => name.trim().length > 1);
    const found = await naming(tx, { workspaceId: note.workspaceId, held, names });
    found.delete(note.id);
    const contents = await contentsOf(tx, [...found.keys()]);
    return [...found.values()].flatMap((other) =>
      findMentions(contents.get(other.id)?.body ?? {}, names).map((named) => ({
        ...named,
        id: other.shortId,
        title: other.title,
        url: `${noteUrl({ workspace: workspace.slug, title: other.title, id: other.shortId })}#b-${named.block}`,
        mayLink: allows(accessIn(held, other), "edit"),
      })),
    );
  });
}

interface Naming {
  workspaceId: string;
  held: Held;
  names: string[];
}

/** The notes with one of these names in their text, by internal id. */
async function naming(tx: Tx, { workspaceId, held, names }: Naming): Promise<Map<string, Found>> {
  const found = new Map<string, Found>();
  for (const name of names) {
    const query = parseQuery(`"${name.replaceAll('"', " ")}"`);
    if (!query) continue;
    const wanted = { ...query, title: titleFrom(name) };
    const scope = { workspaceId, held };
    const notes = await findNotes(tx, scope, { wanted, after: null, limit: candidates });
    for (const note of notes) found.set(note.id, note);
  }
  return found;
}

async function contentsOf(tx: Tx, ids: string[]): Promise<Map<string, NoteContent>> {
  const rows = await tx.$queryRaw<{ id: string; content: NoteContent }[]>`
    SELECT n."id", s."content" FROM "Note" n JOIN "NoteState" s ON s."noteId" = n."id"
    WHERE n."id" = ANY(${ids}::uuid[]) AND length(n."text") <= ${longestText}`;
  return new Map(rows.map(({ id, content }) => [id, content]));
}
