import type { Actor } from "#lib/actor.ts";
import { transaction, type Tx } from "#lib/db/db.ts";
import { Refusal } from "#lib/errors.ts";
import { noteUrl } from "#lib/notes/note-url.ts";
import { heldAsked, heldAtLeast } from "#lib/permissions/held.ts";
import { requireNote } from "#lib/permissions/notes.ts";
import { requireWorkspace } from "#lib/permissions/workspaces.ts";
import { notesDomainTexts } from "#lib/texts/en/notes-domain.ts";
import { permissionTexts } from "#lib/texts/en/permissions.ts";
import { Gathering, type Doing } from "./gather.ts";
import { happenings, type ActivityKind, type Happening, type Sight } from "./happenings.ts";
import type { ListActivity } from "./schema.ts";

const portion = 200;
/** So that a page costs little, however much of one kind happened in a row. */
const mostPortions = 5;

/** What one person did to one note in one go; ids of notes and notebooks are short ids. */
export interface Activity {
  id: string;
  kind: ActivityKind;
  /** Null when the account is gone. */
  person: { id: string; name: string } | null;
  note: { id: string; title: string; url: string; trashed: boolean };
  notebook: { id: string; name: string };
  /** When it began and ended. */
  from: string;
  at: string;
}

export interface ActivityPage {
  activity: Activity[];
  next: string | null;
}

/**
 * What happened to the notes that the actor may read, newest first; to notes in the trash, for those who may bring them
 * back. Of a notebook or a note when one is given.
 */
export async function listActivity(actor: Actor, input: ListActivity): Promise<ActivityPage> {
  return await transaction(async (tx) => {
    const workspace = await requireWorkspace(tx, actor, { slug: input.workspace, action: "view" });
    const sight = await sightOf(tx, actor, { workspaceId: workspace.id, input });
    const gathering = new Gathering(input.limit);
    const more = await fill(tx, gathering, sight);
    const activity = await describe(tx, gathering.doings, workspace.slug);
    return { activity, next: more && gathering.last ? cursorAt(gathering.last) : null };
  });
}

/** Whether there is more than was taken. */
async function fill(tx: Tx, gathering: Gathering, sight: Sight): Promise<boolean> {
  let before = sight.before;
  for (let asked = 0; asked < mostPortions; asked++) {
    const found = await happenings(tx, { ...sight, before }, portion);
    if (found.some((happening) => !gathering.take(happening))) return true;
    if (found.length < portion) return false;
    before = found.at(-1);
  }
  return true;
}

async function sightOf(
  tx: Tx,
  actor: Actor,
  { workspaceId, input }: { workspaceId: string; input: ListActivity },
): Promise<Sight> {
  const read = await heldAsked(tx, actor, { workspaceId, notebook: input.notebook });
  return {
    workspaceId,
    read,
    trash: heldAtLeast(read, "edit"),
    noteId: input.note === undefined ? undefined : await noteIn(tx, actor, { workspaceId, id: input.note }),
    before: input.cursor === undefined ? undefined : placeOf(input.cursor),
  };
}

async function noteIn(
  tx: Tx,
  actor: Actor,
  { workspaceId, id }: { workspaceId: string; id: string },
): Promise<string> {
  const note = await requireNote(tx, actor, { id, needed: "read" });
  if (note.workspaceId !== workspaceId) throw new Refusal("not-found", permissionTexts.noteNotFound);
  return note.id;
}

async function describe(tx: Tx, doings: Doing[], workspace: string): Promise<Activity[]> {
  const ids = (of: (doing: Doing) => string | null) =>
    [...new Set(doings.map(of))].filter((id) => id !== null);
  const people = await tx.user.findMany({
    where: { id: { in: ids(({ userId }) => userId) } },
    select: { id: true, name: true },
  });
  const notes = await tx.note.findMany({
    where: { id: { in: ids(({ noteId }) => noteId) } },
    select: {
      id: true,
      shortId: true,
      title: true,
      trashedAt: true,
      notebook: { select: { shortId: true, name: true } },
    },
  });
  const personOf = new Map(people.map((person) => [person.id, person]));
  const noteOf = new Map(notes.map((note) => [note.id, note]));
  return doings.flatMap(({ id, kind, noteId, userId, from, at }) => {
    const note = noteOf.get(noteId);
    if (!note) return [];
    const { shortId, title, trashedAt, notebook } = note;
    const url = noteUrl({ workspace, title, id: shortId });
    return {
      id,
      kind,
      person: personOf.get(userId ?? "") ?? null,
      note: { id: shortId, title, url, trashed: trashedAt !== null },
      notebook: { id: notebook.shortId, name: notebook.name },
      from: from.toISOString(),
      at: at.toISOString(),
    };
  });
}

function cursorAt({ at, id }: Happening): string {
  return Buffer.from(`${at.getTime()} ${id}`).toString("base64url");
}

function placeOf(cursor: string): { at: Date; id: string } {
  const read = /^(\d{1,15}) ([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/.exec(
    Buffer.from(cursor, "base64url").toString(),
  );
  if (!read?.[1] || !read[2]) throw new Refusal("bad-request", notesDomainTexts.badCursor);
  return { at: new Date(Number(read[1])), id: read[2] };
}
