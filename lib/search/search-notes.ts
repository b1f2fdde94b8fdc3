import type { Actor } from "#lib/actor.ts";
import { transaction, type Tx } from "#lib/db/db.ts";
import { Refusal } from "#lib/errors.ts";
import { noteUrl } from "#lib/notes/note-url.ts";
import { heldAsked, type Held } from "#lib/permissions/held.ts";
import { requireWorkspace } from "#lib/permissions/workspaces.ts";
import { searchTexts } from "#lib/texts/en/search.ts";
import { findNewest, findNotes, findTitlesLike, type Found, type Place } from "./find-notes.ts";
import { titleFrom } from "./fold.ts";
import { parseQuery, type SearchQuery, type Term } from "./parse-query.ts";
import type { SearchNotes } from "./schema.ts";
import { splitTags } from "./split-tags.ts";
import { highlight, opening, snippet, type Part } from "./snippet.ts";

/** A note that was found; ids are short ids, parts are plain text. */
export interface Hit {
  id: string;
  title: string;
  titleParts: Part[];
  snippet: Part[];
  notebook: { id: string; name: string };
  url: string;
  updatedAt: string;
}

export interface Hits {
  hits: Hit[];
  next: string | null;
  /** Nothing had these words: the hits have titles that are like them. */
  similar: boolean;
}

/**
 * Finds notes that the actor may read by the words in their titles and texts; titles come first. `tag:` before a word
 * asks for notes with that tag.
 */
export async function searchNotes(actor: Actor, input: SearchNotes): Promise<Hits> {
  const { words, tags } = splitTags(input.q);
  const query = parseQuery(words);
  const terms = query?.terms ?? [];
  return await transaction(async (tx) => {
    const workspace = await requireWorkspace(tx, actor, { slug: input.workspace, action: "view" });
    const held = await heldAsked(tx, actor, { workspaceId: workspace.id, notebook: input.notebook });
    const { found, next, similar } = await find(tx, {
      input: { ...input, q: words },
      query,
      tags,
      workspaceId: workspace.id,
      held,
    });
    const snippets = await snippetsOf(tx, found, terms);
    const hits = found.flatMap((note): Hit[] => {
      const notebook = held.around.get(note.notebookId);
      if (!notebook) return [];
      const { shortId: id, title, updatedAt } = note;
      return [
        {
          id,
          title,
          titleParts: highlight(title, terms),
          snippet: snippets.get(note.id) ?? [],
          notebook: { id: notebook.shortId, name: notebook.name },
          url: noteUrl({ workspace: workspace.slug, title, id }),
          updatedAt: updatedAt.toISOString(),
        },
      ];
    });
    return { hits, next, similar };
  });
}

interface Search {
  input: SearchNotes;
  query: SearchQuery | null;
  tags: string[];
  workspaceId: string;
  held: Held;
}

async function find(
  tx: Tx,
  { input: { q, cursor, limit }, query, tags, workspaceId, held }: Search,
): Promise<{ found: Found[]; next: string | null; similar: boolean }> {
  const after = cursor === undefined ? null : placeOf(cursor);
  const nothing = query === null && tags.length === 0;
  if (nothing || held.notebooks.size + held.notes.size === 0)
    return { found: [], next: null, similar: false };
  const scope = { workspaceId, held, tags };
  const title = titleFrom(q);
  const found = query
    ? await findNotes(tx, scope, { wanted: { ...query, title }, after, limit: limit + 1 })
    : await findNewest(tx, scope, { after, limit: limit + 1 });
  if (query && found.length === 0 && after === null) {
    return { found: await findTitlesLike(tx, scope, { title, limit }), next: null, similar: true };
  }
  const page = found.slice(0, limit);
  const last = page.at(-1);
  return { found: page, next: last && found.length > limit ? cursorAt(last) : null, similar: false };
}

/** How much of each text is looked through here; farther hits are looked up in the database. */
const nearBy = 20_000;

async function snippetsOf(tx: Tx, found: Found[], terms: Term[]): Promise<Map<string, Part[]>> {
  const ids = found.map((note) => note.id);
  const rows = await tx.$queryRaw<{ id: string; text: string; length: number }[]>`
    SELECT "id", left("text", ${nearBy}) AS "text", length("text") AS "length"
    FROM "Note" WHERE "id" = ANY(${ids}::uuid[])`;
  const snippets = new Map<string, Part[]>();
  for (const { id, text, length } of rows) {
    const near = snippet(text, terms);
    const far = near || length <= nearBy || terms.length === 0 ? near : await farSnippet(tx, id, terms);
    snippets.set(id, far ?? opening(text));
  }
  return snippets;
}

async function farSnippet(tx: Tx, id: string, terms: Term[]): Promise<Part[] | null> {
  const longest = terms.reduce((a, b) => (b.text.length > a.text.length ? b : a));
  const [row] = await tx.$queryRaw<{ text: string }[]>`
    SELECT substr("text", greatest(1, strpos(lower("text"), ${longest.text}) - 200), 1000) AS "text"
    FROM "Note" WHERE "id" = ${id}::uuid`;
  return row ? snippet(row.text, terms) : null;
}

function cursorAt({ tier, rank, id }: Place): string {
  return Buffer.from(JSON.stringify([tier, rank, id])).toString("base64url");
}

function placeOf(cursor: string): Place {
  const text = Buffer.from(cursor, "base64url").toString();
  const [, tier, rank, id] =
    /^\[(\d),(\d{1,9}),"([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})"\]$/.exec(text) ?? [];
  if (id === undefined) throw new Refusal("bad-request", searchTexts.badCursor);
  return { tier: Number(tier), rank: Number(rank), id };
}
