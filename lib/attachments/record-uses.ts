import type { Actor } from "#lib/actor.ts";
import type { Tx } from "#lib/db/db.ts";
import { notesWith } from "#lib/permissions/notes.ts";

/** An update, and who wrote it. */
interface Written {
  userId: string | null;
  update: Uint8Array;
}

const prefix = "/attachments/";
const ADDRESS = /\/attachments\/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})/g;
/** No single update names more files of other notes; what is beyond stays unseen rather than unbounded. */
const most = 500;

/**
 * Notes which files a note uses, by the addresses that the updates carry. A file of another note is shown to the readers of
 * this one from now on, if whoever wrote its address could read it: moving a picture is as good as moving the words
 * beside it, but an address alone opens nothing.
 */
export async function recordUses(tx: Tx, noteId: string, written: Written[]): Promise<void> {
  const usedAt = new Date();
  for (const [userId, ids] of idsByAuthor(written)) {
    const readable = await tx.attachment.findMany({
      where: { id: { in: [...ids].slice(0, most) }, OR: [{ noteId }, ...readableBy(userId)] },
      select: { id: true },
    });
    for (const { id: attachmentId } of readable) {
      await tx.attachmentUse.upsert({
        where: { noteId_attachmentId: { noteId, attachmentId } },
        create: { noteId, attachmentId, usedAt },
        update: { usedAt },
        select: { noteId: true },
      });
    }
  }
}

/** Yjs keeps texts and attributes as they are within its updates, so an address in one is an address in the other. */
function idsByAuthor(written: Written[]): Map<string | null, Set<string>> {
  const found = new Map<string | null, Set<string>>();
  for (const { userId, update } of written) {
    const bytes = Buffer.from(update.buffer, update.byteOffset, update.byteLength);
    if (!bytes.includes(prefix)) continue;
    const ids = found.get(userId) ?? new Set();
    for (const [, id = ""] of bytes.toString("latin1").matchAll(ADDRESS)) ids.add(id);
    found.set(userId, ids);
  }
  return found;
}

function readableBy(userId: string | null) {
  if (userId === null) return [];
  const author: Actor = { kind: "user", userId, sessionId: "" };
  const note = notesWith(author, "read");
  return [{ note }, { uses: { some: { note } } }];
}
