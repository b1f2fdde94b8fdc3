import type { Actor } from "#lib/actor.ts";
import { transaction, type Tx } from "#lib/db/db.ts";
import { Prisma } from "#lib/db/generated/client.ts";
import { noteUrl } from "#lib/notes/note-url.ts";
import { heldIn, isHeld } from "#lib/permissions/held.ts";
import { requireNote, type PermittedNote } from "#lib/permissions/notes.ts";
import { targetKey } from "./link-facts.ts";
import type { ListBacklinks } from "./schema.ts";

/** A place in another note that links to this one. */
export interface Backlink {
  /** The note it stands in; a short id. */
  id: string;
  title: string;
  url: string;
  /** The words around it. */
  excerpt: string;
}

export interface Backlinks {
  links: Backlink[];
  next: string | null;
  /** How many notes link here. */
  notes: number;
}

const shown = 50;

interface Total {
  notes: number;
}

interface Row {
  id: bigint;
  shortId: string;
  title: string;
  workspace: string;
  block: string | null;
  excerpt: string;
}

/** The links to a note from the notes that the actor may read, those in the newest notes first. */
export async function listBacklinks(actor: Actor, { note: id, cursor }: ListBacklinks): Promise<Backlinks> {
  return await transaction(async (tx) => {
    const note = await requireNote(tx, actor, { id, needed: "read" });
    const linking = await linkingTo(tx, actor, note);
    const before =
      cursor === undefined ? Prisma.empty : Prisma.sql`AND "id" < ${Number(cursor) || 0}::bigint`;
    // In one statement, for links are derived at any moment: it counted one and listed none.
    const answer = await tx.$queryRaw<[Total & (Row | { id: null }), ...(Total & Row)[]]>`
      WITH place AS (
        SELECT link."id", n."id" AS "note", n."shortId", n."title", w."slug" AS "workspace", link."block", link."excerpt"
        ${linking}
      )
      SELECT page.*, total."notes" FROM (SELECT count(DISTINCT "note")::int AS "notes" FROM place) AS total
      LEFT JOIN (SELECT * FROM place WHERE true ${before} ORDER BY "id" DESC LIMIT ${shown + 1}) AS page ON true
      ORDER BY page."id" DESC`;
    const rows = answer.filter((row) => row.id !== null);
    const page = rows.slice(0, shown);
    return {
      links: page.map(toBacklink),
      next: rows.length > shown ? String(page.at(-1)!.id) : null,
      notes: answer[0].notes,
    };
  });
}

function toBacklink({ shortId: id, title, workspace, block, excerpt }: Row): Backlink {
  return {
    id,
    title,
    url: noteUrl({ workspace, title, id }) + (block === null ? "" : `#b-${block}`),
    excerpt,
  };
}

/** Links by its id, and those by its title or another name of it that have no id yet. */
async function linkingTo(tx: Tx, actor: Actor, note: PermittedNote): Promise<Prisma.Sql> {
  const { workspaceId } = note;
  const held = await heldIn(tx, actor, { workspaceId });
  const { aliasKeys } = await tx.note.findUniqueOrThrow({
    where: { id: note.id },
    select: { aliasKeys: true },
  });
  const names = [targetKey(note.title), ...aliasKeys].filter((name) => name !== "");
  return Prisma.sql`
    FROM "NoteLink" link JOIN "Note" n ON n."id" = link."fromId" JOIN "Workspace" w ON w."id" = n."workspaceId"
    WHERE link."id" IN (
      SELECT "id" FROM "NoteLink" WHERE "note" = ${note.shortId}
      UNION ALL
      SELECT "id" FROM "NoteLink" WHERE "targetKey" = ANY(${names}::text[]) AND "note" IS NULL
    )
    AND n."id" <> ${note.id}::uuid AND n."workspaceId" = ${workspaceId}::uuid AND n."trashedAt" IS NULL
    AND ${isHeld(held, Prisma.sql`n`)}`;
}
