import { db, transaction, type Tx } from "#lib/db/db.ts";
import { unpack } from "#lib/revisions/snapshot.ts";
import { isAttachmentKey } from "./storage-key.ts";
import { storage } from "./storage.ts";

const day = 24 * 3600_000;
/** So long undoing, a device that was offline, or whoever deleted by mistake may still bring a file back. */
const graceMs = 30 * day;
/** What is kept only for an old revision need not be looked at each time. */
const againAfterMs = 7 * day;
/** An upload puts its bytes before its row, but never takes as long as this. */
const unknownForMs = day;
const atOnce = 200;

/** What a sweep took away. */
export interface Swept {
  attachments: number;
  files: number;
}

/**
 * Removes attachments that no note has used for a month, neither as it is now nor in a revision, and bytes that belong
 * to no attachment. Wherever it is interrupted, the next one goes on.
 */
export async function sweepAttachments(now = new Date()): Promise<Swept> {
  return { attachments: await sweepUnused(now), files: await sweepUnknown(now) };
}

async function sweepUnused(now: Date): Promise<number> {
  const since = new Date(now.getTime() - graceMs);
  const doubtful = await db.attachment.findMany({
    where: {
      createdAt: { lt: since },
      uses: { none: { usedAt: { gte: since } } },
      published: { none: {} },
      OR: [{ checkedAt: null }, { checkedAt: { lt: new Date(now.getTime() - againAfterMs) } }],
    },
    orderBy: { createdAt: "asc" },
    take: atOnce,
    select: { id: true },
  });
  let swept = 0;
  for (const { id } of doubtful) {
    const key = await transaction((tx) => removeUnlessUsed(tx, { id, since, now }), { withinMs: 120_000 });
    if (key === null) continue;
    await storage().delete(key); // not before: it cannot be rolled back
    swept += 1;
  }
  return swept;
}

/** The key of what was removed, or null. The row is locked: whoever writes its address meanwhile waits for us. */
async function removeUnlessUsed(
  tx: Tx,
  { id, since, now }: { id: string; since: Date; now: Date },
): Promise<string | null> {
  await tx.$queryRaw`SELECT 1 FROM "Attachment" WHERE id = ${id}::uuid FOR UPDATE`;
  const attachment = await tx.attachment.findUnique({
    where: { id },
    select: { key: true, noteId: true, uses: true, _count: { select: { published: true } } },
  });
  if (!attachment || attachment._count.published > 0) return null;
  const notes = [...new Set([attachment.noteId, ...attachment.uses.map(({ noteId }) => noteId)])];
  const recent = attachment.uses.some(({ usedAt }) => usedAt >= since);
  if (recent || (await anyMentions(tx, notes, id))) {
    await tx.attachment.update({ where: { id }, data: { checkedAt: now }, select: { id: true } });
    return null;
  }
  await tx.attachment.delete({ where: { id }, select: { id: true } });
  return attachment.key;
}

async function anyMentions(tx: Tx, noteIds: string[], id: string): Promise<boolean> {
  for (const noteId of noteIds) {
    if (await isInNote(tx, noteId, id)) return true;
    if (await isInRevisions(tx, noteId, id)) return true;
  }
  return false;
}

/** In the note as it is, or in what was typed and is not merged yet. */
async function isInNote(tx: Tx, noteId: string, id: string): Promise<boolean> {
  const [found] = await tx.$queryRaw<{ found: boolean }[]>`
    SELECT EXISTS (
      SELECT 1 FROM "NoteState" WHERE "noteId" = ${noteId}::uuid AND strpos(content::text, ${id}) > 0
    ) OR EXISTS (
      SELECT 1 FROM "NoteUpdate" WHERE "noteId" = ${noteId}::uuid AND "mergedAt" IS NULL
    ) AS found`;
  return found?.found === true;
}

async function isInRevisions(tx: Tx, noteId: string, id: string): Promise<boolean> {
  const sought = Buffer.from(id);
  const bases = new Map<string, Uint8Array>();
  for (let number = Number.MAX_SAFE_INTEGER; ;) {
    const revisions = await tx.revision.findMany({
      where: { noteId, number: { lt: Math.min(number, 2 ** 31 - 1) } },
      orderBy: { number: "desc" },
      take: 50,
      select: { number: true, content: true, base: { select: { id: true, content: true } } },
    });
    if (revisions.length === 0) return false;
    for (const { content, base } of revisions) {
      const dictionary = base ? (bases.get(base.id) ?? (await unpack(base.content))) : undefined;
      if (base && dictionary) bases.set(base.id, dictionary);
      if (Buffer.from(await unpack(content, dictionary)).includes(sought)) return true;
    }
    number = revisions.at(-1)!.number;
    bases.clear();
  }
}

/** Bytes without a row: of an upload that was cut off at the wrong moment, or of a note that is gone. */
async function sweepUnknown(now: Date): Promise<number> {
  let swept = 0;
  let batch: string[] = [];
  const sweepBatch = async () => {
    const known = await db.attachment.findMany({ where: { key: { in: batch } }, select: { key: true } });
    const keys = new Set(known.map(({ key }) => key));
    const unknown = batch.filter((key) => !keys.has(key));
    batch = [];
    for (const key of unknown) await storage().delete(key);
    swept += unknown.length;
  };
  for await (const { key, modifiedAt } of storage().list()) {
    if (!isAttachmentKey(key) || now.getTime() - modifiedAt.getTime() < unknownForMs) continue;
    batch.push(key);
    if (batch.length === 500) await sweepBatch();
  }
  await sweepBatch();
  return swept;
}
