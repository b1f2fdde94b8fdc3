import type { JSONContent } from "@tiptap/core";
import type { Actor } from "#lib/actor.ts";
import type { Tx } from "#lib/db/db.ts";
import { noteUrl } from "#lib/notes/note-url.ts";
import { notesWith } from "#lib/permissions/notes.ts";
import { findTargets } from "./find-targets.ts";
import { visit, writtenLink } from "./link-words.ts";

/** A note as a link to it shows it now; ids are short ids. */
export interface LiveNote {
  id: string;
  title: string;
  url: string;
  /** How it begins. */
  excerpt: string;
}

/** What somebody may know of the notes that links lead to: by short id, and by target where no id is known. */
export interface LiveLinks {
  notes: Record<string, LiveNote>;
  targets: Record<string, LiveNote>;
}

export interface Asked {
  workspaceId: string;
  notebookId?: string | undefined;
  /** Short ids. */
  notes: string[];
  /** Titles, aliases or paths as written. */
  targets: string[];
}

const excerptLength = 280;

/** What the actor may know of these notes; of those that they may not read, nothing. */
export async function liveLinks(tx: Tx, actor: Actor, asked: Asked): Promise<LiveLinks> {
  const { workspaceId, notebookId, notes, targets } = asked;
  const found = await findTargets(tx, actor, { workspaceId, notebookId, targets });
  const shortIds = [...new Set([...notes, ...[...found.values()].map(({ shortId }) => shortId)])];
  const live = new Map((await readable(tx, actor, { workspaceId, shortIds })).map((note) => [note.id, note]));
  const byTarget = [...found].flatMap(([target, { shortId }]) => {
    const note = live.get(shortId);
    return note ? [[target, note] as const] : [];
  });
  return {
    notes: Object.fromEntries(notes.flatMap((id) => (live.has(id) ? [[id, live.get(id)!]] : []))),
    targets: Object.fromEntries(byTarget),
  };
}

/** The same for the links of a body. */
export async function liveLinksIn(
  tx: Tx,
  actor: Actor,
  { body, ...place }: { workspaceId: string; notebookId?: string; body: JSONContent },
): Promise<LiveLinks> {
  const notes = new Set<string>();
  const targets = new Set<string>();
  visit(body, (node) => {
    const link = writtenLink(node);
    if (link?.note) notes.add(link.note);
    else if (link && link.target !== "") targets.add(link.target);
  });
  if (notes.size + targets.size === 0) return { notes: {}, targets: {} };
  return await liveLinks(tx, actor, { ...place, notes: [...notes], targets: [...targets] });
}

async function readable(
  tx: Tx,
  actor: Actor,
  { workspaceId, shortIds }: { workspaceId: string; shortIds: string[] },
): Promise<LiveNote[]> {
  if (shortIds.length === 0) return [];
  const rows = await tx.note.findMany({
    where: { workspaceId, shortId: { in: shortIds }, ...notesWith(actor, "read") },
    select: { id: true, shortId: true, title: true, workspace: { select: { slug: true } } },
  });
  const openings = await tx.$queryRaw<{ id: string; text: string }[]>`
    SELECT "id", left("text", ${excerptLength}) AS "text" FROM "Note"
    WHERE "id" = ANY(${rows.map(({ id }) => id)}::uuid[])`;
  const texts = new Map(openings.map(({ id, text }) => [id, text]));
  return rows.map(({ id, shortId, title, workspace }) => ({
    id: shortId,
    title,
    url: noteUrl({ workspace: workspace.slug, title, id: shortId }),
    excerpt: openingOf(texts.get(id) ?? ""),
  }));
}

function openingOf(text: string): string {
  const words = text.toWellFormed().replaceAll(/\s+/g, " ").trim();
  return text.length < excerptLength ? words : `${words.replace(/\s\S*$/, "")}…`;
}
