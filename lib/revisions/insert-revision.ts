import type { Tx } from "#lib/db/db.ts";
import type { RevisionKind } from "#lib/db/generated/enums.ts";
import { SCHEMA_VERSION } from "#lib/editor/fields.ts";
import type { NoteContent } from "#lib/editor/yjs.ts";
import { bytes } from "#lib/notes/update-log.ts";
import { hashOf, pack, snapshotOf, unpack } from "./snapshot.ts";

/** How many revisions lean on one that is stored whole. */
const keyframeEvery = 20;

export interface NewRevision {
  noteId: string;
  kind: RevisionKind;
  content: NoteContent;
  stateVector: Uint8Array;
  at: Date;
  createdById?: string | null;
  restoredFrom?: number;
  name?: string;
}

/** A revision as others refer to it. `cut` is false when the note already had a revision with this content as its newest. */
export interface CutRevision {
  id: string;
  number: number;
  cut: boolean;
}

/**
 * Adds a revision that holds all open contributions, unless it would equal the newest one.
 * The caller holds the lock on the note's state, so numbers are without gaps.
 */
export async function insertRevision(tx: Tx, revision: NewRevision): Promise<CutRevision> {
  const {
    noteId,
    kind,
    content,
    stateVector,
    at,
    createdById = null,
    restoredFrom = null,
    name = null,
  } = revision;
  const snapshot = snapshotOf(content);
  const contentHash = hashOf(snapshot);
  const newest = await tx.revision.findFirst({
    where: { noteId },
    orderBy: { number: "desc" },
    select: { id: true, number: true, contentHash: true },
  });
  if (newest && contentHash.equals(newest.contentHash))
    return { id: newest.id, number: newest.number, cut: false };

  const stored = await store(tx, noteId, snapshot);
  const added = await tx.revision.create({
    data: {
      ...stored,
      noteId,
      kind,
      name,
      number: (newest?.number ?? 0) + 1,
      title: content.title,
      createdAt: at,
      createdById,
      restoredFrom,
      contributorIds: await contributors(tx, noteId),
      contentHash,
      schemaVersion: SCHEMA_VERSION,
      stateVector: bytes(stateVector),
    },
    select: { id: true, number: true },
  });
  await tx.contribution.updateMany({ where: { noteId, revisionId: null }, data: { revisionId: added.id } });
  return { ...added, cut: true };
}

async function contributors(tx: Tx, noteId: string): Promise<string[]> {
  const rows = await tx.contribution.groupBy({
    by: ["userId"],
    where: { noteId, revisionId: null, userId: { not: null } },
    orderBy: { userId: "asc" },
  });
  return rows.map(({ userId }) => userId!);
}

/** Against the newest revision that is stored whole, while that pays. */
async function store(
  tx: Tx,
  noteId: string,
  snapshot: Uint8Array,
): Promise<{ content: Uint8Array<ArrayBuffer>; baseId: string | null }> {
  const base = await tx.revision.findFirst({
    where: { noteId, baseId: null },
    orderBy: { number: "desc" },
    select: { id: true, content: true, _count: { select: { dependents: true } } },
  });
  const whole = await pack(snapshot);
  if (!base || base._count.dependents >= keyframeEvery) return { content: whole, baseId: null };
  const difference = await pack(snapshot, await unpack(base.content));
  const pays = difference.length < whole.length / 2;
  return pays ? { content: difference, baseId: base.id } : { content: whole, baseId: null };
}
