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
      cursor === undefined ? Prisma.empty : Prisma.sql`AND link."id" < ${Number(cursor) || 0}::bigint`;
    const rows = await tx.$queryRaw<Row[]>`
      SELECT link."id", n."shortId", n."title", w."slug" AS "workspace", link."block", link."excerpt"
      ${linking} ${before} ORDER BY link."id" DESC LIMIT ${shown + 1}`;
    const [count] = await tx.$queryRaw<{ notes: number }[]>`
      SELECT count(DISTINCT n."id")::int AS "notes" ${linking}`;
    const page = rows.slice(0, shown);
    return {
      links: page.map(toBacklink),
      next: rows.length > shown ? String(page.at(-1)!.id) : null,
      notes: count?.notes ?? 0,
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
