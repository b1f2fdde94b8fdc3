import type { Actor, UserActor } from "#lib/actor.ts";
import { transaction, type Tx } from "#lib/db/db.ts";
import { Prisma } from "#lib/db/generated/client.ts";
import { noteUrl } from "#lib/notes/note-url.ts";
import { requirePerson } from "#lib/permissions/people.ts";
import { requireWorkspace, type PermittedWorkspace } from "#lib/permissions/workspaces.ts";
import { commentWords } from "./comment-words.ts";
import { fragmentOf } from "./fragment-of.ts";
import { notificationKinds, type NotificationKind } from "./kinds.ts";
import { ownNotifications } from "./own-notifications.ts";
import type { InWorkspace, ListInbox } from "./schema.ts";

/** One line of the inbox: what was said of a note, or of a notebook, taken together. */
export interface InboxEntry {
  kind: "note" | "notebook";
  /** The short id of the note or notebook. */
  id: string;
  title: string;
  url: string;
  /** The strongest reason among what is unread, or else among everything. */
  reason: NotificationKind;
  /** Who did that, the last first; those whose accounts are gone are missing. */
  people: { id: string; name: string }[];
  /** How the newest comment of that reason begins; null where there is none. */
  excerpt: string | null;
  /** How many there are beside those of `reason`. */
  others: number;
  unread: boolean;
  at: string;
}

export interface Inbox {
  entries: InboxEntry[];
  /** For the next page; null on the last one. */
  cursor: string | null;
}

const pageSize = 30;
const readEach = 30;

/** What the person was told in this workspace, the newest first, as far as they may read it now. */
export async function listInbox(actor: Actor, { workspace: slug, only, cursor }: ListInbox): Promise<Inbox> {
  const person = requirePerson(actor);
  return await transaction(async (tx) => {
    const workspace = await requireWorkspace(tx, actor, { slug, action: "view" });
    const mine = await ownNotifications(tx, person, { workspaceId: workspace.id });
    const lines = await linesOf(tx, mine, { only, after: placeOf(cursor) });
    const shown = lines.slice(0, pageSize);
    const last = lines.length > pageSize ? shown.at(-1) : undefined;
    return {
      entries: await entriesOf(tx, mine, { workspace, lines: shown }),
      cursor: last ? `${last.at.toISOString()}_${last.subject}` : null,
    };
  });
}

/** How many lines of the inbox have something unread. */
export async function countUnread(
  actor: Actor,
  { workspace: slug }: InWorkspace,
): Promise<{ unread: number }> {
  const person = requirePerson(actor);
  return await transaction(async (tx) => {
    const { id } = await requireWorkspace(tx, actor, { slug, action: "view" });
    return { unread: await unreadIn(tx, person, id) };
  });
}

async function unreadIn(tx: Tx, person: UserActor, workspaceId: string): Promise<number> {
  const mine = await ownNotifications(tx, person, { workspaceId });
  const [row] = await tx.$queryRaw<{ unread: number }[]>`
    SELECT count(DISTINCT subject)::int AS unread FROM (${mine}) AS mine WHERE mine."readAt" IS NULL`;
  return row?.unread ?? 0;
}

interface Line {
  subject: string;
  ofNote: boolean;
  at: Date;
}

interface Place {
  at: Date;
  subject: string;
}

/** What a cursor says; one that says nothing begins at the start. */
function placeOf(cursor: string | undefined): Place | null {
  const [at = "", subject = ""] = cursor?.split("_") ?? [];
  const date = new Date(at);
  const isId = /^[0-9a-f-]{36}$/.test(subject);
  return isId && !Number.isNaN(date.getTime()) ? { at: date, subject } : null;
}

async function linesOf(
  tx: Tx,
  mine: Prisma.Sql,
  { only, after }: { only: "unread" | "all"; after: Place | null },
): Promise<Line[]> {
  const unread = only === "unread" ? Prisma.sql`WHERE "readAt" IS NULL` : Prisma.empty;
  const further = after
    ? Prisma.sql`HAVING (max("createdAt"), subject) < (${after.at}::timestamptz, ${after.subject}::uuid)`
    : Prisma.empty;
  return await tx.$queryRaw<Line[]>`
    SELECT subject, bool_or("ofNote") AS "ofNote", max("createdAt") AS at
    FROM (${mine}) AS mine ${unread}
    GROUP BY subject ${further}
    ORDER BY at DESC, subject DESC LIMIT ${pageSize + 1}`;
}

interface Told {
  subject: string;
  kind: NotificationKind;
  byId: string | null;
  threadId: string | null;
  commentId: string | null;
  readAt: Date | null;
}

async function entriesOf(
  tx: Tx,
  mine: Prisma.Sql,
  { workspace, lines }: { workspace: PermittedWorkspace; lines: Line[] },
): Promise<InboxEntry[]> {
  const subjects = lines.map(({ subject }) => subject);
  const told = await tx.$queryRaw<Told[]>`
    SELECT subject, kind, "byId", "threadId", "commentId", "readAt" FROM (
      SELECT mine.*, row_number() OVER (PARTITION BY subject ORDER BY ("readAt" IS NULL) DESC, "createdAt" DESC) AS nth
      FROM (${mine}) AS mine
      WHERE subject = ANY(${subjects}::uuid[]) AND kind = ANY(${[...notificationKinds]}::text[])
    ) AS newest WHERE nth <= ${readEach} ORDER BY "createdAt" DESC, id DESC`;
  const names = await namesOf(tx, told);
  const words = await commentWords(
    tx,
    told.map(({ commentId }) => commentId),
  );
  const places = await placesOf(tx, workspace.slug, subjects);
  return lines.flatMap((line) => {
    const place = places.get(line.subject);
    const those = told.filter(({ subject }) => subject === line.subject);
    return place && those.length > 0 ? [entryOf(line, place, { those, names, words })] : [];
  });
}

async function namesOf(tx: Tx, told: Told[]): Promise<Map<string, string>> {
  const ids = [...new Set(told.flatMap(({ byId }) => byId ?? []))];
  const people = await tx.user.findMany({ where: { id: { in: ids } }, select: { id: true, name: true } });
  return new Map(people.map(({ id, name }) => [id, name]));
}

interface Named {
  id: string;
  title: string;
  url: string;
}

/** The notes and notebooks of these lines, by their internal ids; `ownNotifications` has found that they may be read. */
async function placesOf(tx: Tx, workspace: string, ids: string[]): Promise<Map<string, Named>> {
  const select = { id: true, shortId: true } as const;
  const notes = await tx.note.findMany({
    where: { id: { in: ids } },
    select: { ...select, title: true },
  });
  const notebooks = await tx.notebook.findMany({
    where: { id: { in: ids } },
    select: { ...select, name: true },
  });
  return new Map([
    ...notes.map(({ id, shortId, title }): [string, Named] => [
      id,
      { id: shortId, title, url: noteUrl({ workspace, title, id: shortId }) },
    ]),
    ...notebooks.map(({ id, shortId, name }): [string, Named] => [
      id,
      { id: shortId, title: name, url: `/w/${workspace}` },
    ]),
  ]);
}

function entryOf(
  line: Line,
  place: Named,
  { those, names, words }: { those: Told[]; names: Map<string, string>; words: Map<string, string> },
): InboxEntry {
  const unread = those.filter(({ readAt }) => readAt === null);
  const counted = unread.length > 0 ? unread : those;
  const reason = notificationKinds.find((kind) => counted.some((one) => one.kind === kind))!;
  const because = counted.filter(({ kind }) => kind === reason);
  const { threadId: thread = null, commentId = null } = because[0] ?? {};
  return {
    ...place,
    kind: line.ofNote ? "note" : "notebook",
    url: place.url + fragmentOf(reason, thread),
    reason,
    people: [...new Set(because.flatMap(({ byId }) => byId ?? []))].flatMap((id) => {
      const name = names.get(id);
      return name === undefined ? [] : [{ id, name }];
    }),
    excerpt: (commentId === null ? null : words.get(commentId)) || null,
    others: counted.length - because.length,
    unread: unread.length > 0,
    at: line.at.toISOString(),
  };
}
