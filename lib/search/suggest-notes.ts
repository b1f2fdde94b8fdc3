import type { Actor } from "#lib/actor.ts";
import { transaction, type Tx } from "#lib/db/db.ts";
import { noteUrl } from "#lib/notes/note-url.ts";
import { heldIn, whereHeld } from "#lib/permissions/held.ts";
import { requireWorkspace } from "#lib/permissions/workspaces.ts";
import { findNotes, findTitlesFrom, findTitlesLike, type Found, type Scope } from "./find-notes.ts";
import { titleFrom } from "./fold.ts";
import { parseQuery } from "./parse-query.ts";
import type { SuggestNotes } from "./schema.ts";

/** A note to jump to; ids are short ids. */
export interface Suggestion {
  id: string;
  title: string;
  notebook: { id: string; name: string };
  url: string;
}

const shown = 10;

/**
 * Notes to jump to while somebody types: titles that begin with it, notes with these words, titles like it. Nothing
 * typed: what changed last.
 */
export async function suggestNotes(
  actor: Actor,
  { workspace: slug, q }: SuggestNotes,
): Promise<Suggestion[]> {
  return await transaction(async (tx) => {
    const workspace = await requireWorkspace(tx, actor, { slug, action: "view" });
    const held = await heldIn(tx, actor, { workspaceId: workspace.id });
    const found = await find(tx, { workspaceId: workspace.id, held }, q);
    return found.flatMap(({ shortId: id, title, notebookId }): Suggestion[] => {
      const notebook = held.around.get(notebookId);
      if (!notebook) return [];
      const url = noteUrl({ workspace: workspace.slug, title, id });
      return [{ id, title, notebook: { id: notebook.shortId, name: notebook.name }, url }];
    });
  });
}

async function find(
  tx: Tx,
  scope: Scope,
  q: string,
): Promise<Pick<Found, "id" | "shortId" | "title" | "notebookId">[]> {
  const query = parseQuery(q);
  if (query === null) return await latest(tx, scope);
  const title = titleFrom(q);
  const found = new Map<string, Found>();
  const add = (notes: Found[]) => {
    for (const note of notes) if (!found.has(note.id)) found.set(note.id, note);
  };
  add(await findTitlesFrom(tx, scope, { title, limit: shown }));
  if (found.size < shown)
    add(await findNotes(tx, scope, { wanted: { ...query, title }, after: null, limit: shown }));
  if (found.size === 0) add(await findTitlesLike(tx, scope, { title, limit: shown }));
  return [...found.values()].slice(0, shown);
}

async function latest(tx: Tx, { workspaceId, held }: Scope) {
  return await tx.note.findMany({
    where: { workspaceId, trashedAt: null, ...whereHeld(held) },
    orderBy: [{ updatedAt: "desc" }, { id: "desc" }],
    take: shown,
    select: { id: true, shortId: true, title: true, notebookId: true },
  });
}
