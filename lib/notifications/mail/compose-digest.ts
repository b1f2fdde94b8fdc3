import type { UserActor } from "#lib/actor.ts";
import type { Tx } from "#lib/db/db.ts";
import type { Prisma } from "#lib/db/generated/client.ts";
import { env } from "#lib/env.ts";
import { renderMail } from "#lib/mail/render-mail.ts";
import { noteUrl } from "#lib/notes/note-url.ts";
import { notebooksWith, notesWith } from "#lib/permissions/notes.ts";
import { digestTexts } from "#lib/texts/en/digest.ts";
import { notificationsTexts } from "#lib/texts/en/notifications.ts";
import { toldTexts } from "#lib/texts/en/told.ts";
import { titleOr } from "#lib/texts/en/notes.ts";
import { commentWords } from "../comment-words.ts";
import { fragmentOf } from "../fragment-of.ts";
import { kindForManagers, notificationKinds, type NotificationKind } from "../kinds.ts";
import { wantsMail } from "../notify.ts";
import { unsubscribeToken } from "../unsubscribe.ts";
import { freshDays } from "./due-people.ts";

/** A mail to one person about what happened in their notes. */
export interface Digest {
  subject: string;
  text: string;
  html: string;
  headers: Record<string, string>;
}

const mostPlaces = 20;

const columns = {
  id: true,
  kind: true,
  threadId: true,
  commentId: true,
  by: { select: { name: true } },
  note: { select: { shortId: true, title: true } },
  notebook: { select: { shortId: true, name: true } },
  workspace: { select: { slug: true, name: true } },
} satisfies Prisma.NotificationSelect;

type Told = Prisma.NotificationGetPayload<{ select: typeof columns }>;

/** What of these is still to be said to this person, and may be read by them now; null when nothing is. */
export async function composeDigest(
  tx: Tx,
  { userId, due }: { userId: string; due: string[] },
): Promise<Digest | null> {
  const person: UserActor = { kind: "user", userId, sessionId: "" };
  const settings = await tx.notificationSettings.findUnique({ where: { userId } });
  const told = await tx.notification.findMany({
    where: {
      userId,
      id: { in: due },
      readAt: null,
      createdAt: { gt: new Date(Date.now() - freshDays * 24 * 3600_000) },
      kind: { in: notificationKinds.filter((kind) => wantsMail(settings, kind)) },
      OR: [
        { kind: { not: kindForManagers }, note: notesWith(person, "read") },
        { kind: kindForManagers, note: notesWith(person, "manage") },
        { notebook: notebooksWith(person, "read") },
      ],
    },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
    select: columns,
  });
  const words = await commentWords(
    tx,
    told.map(({ commentId }) => commentId),
  );
  const there = told.filter(({ commentId }) => commentId === null || words.has(commentId));
  return there.length === 0 ? null : digestOf(userId, placesIn(there, words));
}

/** What was told of one note or notebook. */
interface Place {
  title: string;
  url: string;
  workspace: Told["workspace"];
  told: Told[];
  /** How the comments begin, by their ids. */
  words: Map<string, string>;
}

function placesIn(told: Told[], words: Map<string, string>): Place[] {
  const places = new Map<string, Place>();
  for (const one of told) {
    const { note, notebook, workspace } = one;
    const id = note?.shortId ?? notebook?.shortId ?? "";
    const base = `${env().publicUrl}/w/${workspace.slug}`;
    const place = places.get(id) ?? {
      title: note ? titleOr(note.title) : (notebook?.name ?? ""),
      url: note
        ? env().publicUrl + noteUrl({ workspace: workspace.slug, title: note.title, id: note.shortId })
        : base,
      workspace,
      told: [],
      words,
    };
    place.told.push(one);
    places.set(id, place);
  }
  return [...places.values()];
}

function digestOf(userId: string, places: Place[]): Digest {
  const [first] = places;
  const workspaces = [...new Set(places.map(({ workspace }) => workspace.slug))];
  const shown = places.slice(0, mostPlaces);
  const base = `${env().publicUrl}/w/${first!.workspace.slug}`;
  const token = unsubscribeToken(userId);
  const { text, html } = renderMail({
    title: titleOf(places),
    groups: workspaces.flatMap((slug) => {
      const there = shown.filter(({ workspace }) => workspace.slug === slug);
      return there.length === 0 ? [] : [{ heading: there[0]!.workspace.name, items: there.map(itemOf) }];
    }),
    paragraphs: places.length > shown.length ? [digestTexts.more(places.length - shown.length)] : [],
    action: { text: notificationsTexts.inbox.open, url: `${base}/inbox` },
    footer: {
      text: digestTexts.why,
      links: [
        { text: digestTexts.settings, url: `${base}/settings/notifications` },
        { text: digestTexts.unsubscribe, url: `${env().publicUrl}/unsubscribe/${token}` },
      ],
    },
  });
  return {
    subject: titleOf(places),
    text,
    html,
    headers: {
      "List-Unsubscribe": `<${env().publicUrl}/notifications/unsubscribe/${token}>`,
      "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
    },
  };
}

function titleOf(places: Place[]): string {
  const [first] = places;
  const [line, ...others] = linesOf(first!);
  if (places.length > 1) return digestTexts.severalNotes(places.length, first!.title);
  return others.length === 0 ? digestTexts.one(line!, first!.title) : digestTexts.oneNote(first!.title);
}

function itemOf(place: Place) {
  const thread = place.told.findLast(({ threadId }) => threadId !== null)?.threadId ?? null;
  const asked = place.told.some(({ kind }) => kind === "access-request");
  return {
    link: { text: place.title, url: place.url + fragmentOf(asked ? "access-request" : null, thread) },
    lines: [...linesOf(place), ...commentsIn(place)],
  };
}

const mostComments = 3;

/** What the newest comments say. */
function commentsIn({ told, words }: Place): string[] {
  const said = told.flatMap(({ commentId, by }) => {
    const text = commentId === null ? undefined : words.get(commentId);
    return text ? [digestTexts.said(by?.name ?? null, text)] : [];
  });
  return said.slice(-mostComments);
}

/** A sentence for each kind of what happened. */
function linesOf({ told }: Place): string[] {
  return notificationKinds.flatMap((kind: NotificationKind) => {
    const those = told.filter((one) => one.kind === kind);
    const names = [...new Set(those.flatMap(({ by }) => by?.name ?? []))];
    return those.length === 0 ? [] : [toldTexts.did[kind](names)];
  });
}
