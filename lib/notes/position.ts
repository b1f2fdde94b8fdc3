import { generateKeyBetween } from "fractional-indexing";
import type { Tx } from "#lib/db/db.ts";
import { Refusal } from "#lib/errors.ts";
import { notesDomainTexts } from "#lib/texts/en/notes-domain.ts";

/** Where notes are siblings; ids are internal. */
export interface Level {
  notebookId: string;
  parentId: string | null;
}

/** A position before the sibling with the short id `before`, or at the end. Needs the tree's lock. */
export async function positionIn(tx: Tx, level: Level, before: string | null): Promise<string> {
  if (before === null) return generateKeyBetween(await lastPosition(tx, level), null);
  const sibling = await tx.note.findFirst({
    where: { ...level, shortId: before, trashedAt: null },
    select: { position: true },
  });
  if (!sibling) throw new Refusal("conflict", notesDomainTexts.notASibling);
  const { position } = sibling;
  return generateKeyBetween(await lastPosition(tx, level, position), position);
}

/** Where the last sibling stands. Notes in the trash keep their place, so that it is free when they come back. */
export async function lastPosition(tx: Tx, level: Level, below?: string): Promise<string | null> {
  const last = await tx.note.findFirst({
    where: { ...level, ...(below !== undefined && { position: { lt: below } }) },
    orderBy: { position: "desc" },
    select: { position: true },
  });
  return last?.position ?? null;
}
