import * as Y from "yjs";
import type { Tx } from "#lib/db/db.ts";
import type { UpdateOrigin } from "#lib/db/generated/enums.ts";
import { mentionedUser } from "#lib/editor/extensions/mention.ts";
import { BODY_FIELD } from "#lib/editor/fields.ts";
import type { NoteContent } from "#lib/editor/yjs.ts";
import { visit } from "#lib/links/link-words.ts";
import { notify } from "./notify.ts";

/** What just came into a note: its state now, and what each update added to it. */
export interface CameIn {
  state: Uint8Array;
  steps: Written[];
}

interface Written {
  row: { userId: string | null; origin: UpdateOrigin };
  addition: { runs: { client: number; clock: number; length: number }[] };
}

const rememberedMs = 24 * 3600_000;
const mostMentions = 200;

/** Only what somebody writes tells people: what an import, a restore or a repair brings was said before. */
const tells: readonly UpdateOrigin[] = ["typed", "api"];

/**
 * Keeps whom a note names (law 6), and tells those who are named for the first time by what just came in. A mention that
 * is moved, or taken away and put back within a day, tells nobody again; neither does one that the note began with.
 */
export async function saveMentions(
  tx: Tx,
  { noteId, content, cameIn }: { noteId: string; content: NoteContent; cameIn?: CameIn | undefined },
): Promise<void> {
  const named = mentionedIn(content);
  const known = await tx.noteMention.findMany({ where: { noteId }, select: { userId: true, goneAt: true } });
  if (named.size === 0 && known.length === 0) return;
  const now = new Date();
  const goneAt = new Map(known.map((mention) => [mention.userId, mention.goneAt]));
  const isForgotten = (at: Date | null) => at !== null && now.getTime() - at.getTime() > rememberedMs;
  const fresh = [...named].filter((id) => !goneAt.has(id) || isForgotten(goneAt.get(id)!));
  const back = [...named].filter((id) => goneAt.get(id));
  const gone = known.filter(({ userId, goneAt: at }) => at === null && !named.has(userId));

  await tx.noteMention.createMany({
    data: fresh.map((userId) => ({ noteId, userId })),
    skipDuplicates: true,
  });
  await mark(tx, { noteId, userIds: back, goneAt: null });
  await mark(tx, { noteId, userIds: gone.map(({ userId }) => userId), goneAt: now });
  if (cameIn && fresh.length > 0) await tellNamed(tx, { noteId, fresh: new Set(fresh), cameIn });
}

/** What is kept of a new note. By itself it tells nobody: templates and imports name people, too. */
export function mentionRows(noteId: string, content: NoteContent): { noteId: string; userId: string }[] {
  return [...mentionedIn(content)].map((userId) => ({ noteId, userId }));
}

/** Tells the people whom a new note names. */
export async function tellMentioned(
  tx: Tx,
  { noteId, content, byId }: { noteId: string; content: NoteContent; byId: string | null },
): Promise<void> {
  await notify(tx, { kind: "mention", noteId, byId, to: [...mentionedIn(content)] });
}

/** The people a body names, as far as ids go. */
function mentionedIn({ body }: NoteContent): Set<string> {
  const named = new Set<string>();
  visit(body, ({ type, attrs }) => {
    const user = type === "mention" ? mentionedUser(attrs?.user) : null;
    if (user !== null && named.size < mostMentions) named.add(user);
  });
  return named;
}

async function mark(
  tx: Tx,
  { noteId, userIds, goneAt }: { noteId: string; userIds: string[]; goneAt: Date | null },
): Promise<void> {
  if (userIds.length > 0)
    await tx.noteMention.updateMany({ where: { noteId, userId: { in: userIds } }, data: { goneAt } });
}

async function tellNamed(
  tx: Tx,
  { noteId, fresh, cameIn }: { noteId: string; fresh: Set<string>; cameIn: CameIn },
): Promise<void> {
  const byAuthor = new Map<string, Set<string>>();
  for (const { user, client, clock } of mentionItems(cameIn.state)) {
    const author = fresh.has(user) ? authorOf(cameIn.steps, { client, clock }) : null;
    if (author === null) continue;
    fresh.delete(user);
    byAuthor.set(author, (byAuthor.get(author) ?? new Set()).add(user));
  }
  for (const [byId, to] of byAuthor) await notify(tx, { kind: "mention", noteId, byId, to: [...to] });
}

interface MentionItem {
  user: string;
  client: number;
  clock: number;
}

/** The mentions in a body, with the place in its history at which each was put in. */
function mentionItems(state: Uint8Array): MentionItem[] {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, state);
  const items: MentionItem[] = [];
  for (const node of doc.getXmlFragment(BODY_FIELD).createTreeWalker(isMention)) {
    const user = node instanceof Y.XmlElement ? mentionedUser(node.getAttribute("user")) : null;
    const id = node._item?.id;
    if (user !== null && id) items.push({ user, client: id.client, clock: id.clock });
  }
  doc.destroy();
  return items;
}

function isMention(node: object): boolean {
  return node instanceof Y.XmlElement && node.nodeName === "mention";
}

/** Who wrote it just now, if it tells people. */
function authorOf(steps: Written[], { client, clock }: { client: number; clock: number }): string | null {
  const step = steps.find(({ addition }) =>
    addition.runs.some(
      (run) => run.client === client && clock >= run.clock && clock < run.clock + run.length,
    ),
  );
  return step && tells.includes(step.row.origin) ? step.row.userId : null;
}
