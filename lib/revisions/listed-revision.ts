import type { Tx } from "#lib/db/db.ts";
import type { Prisma } from "#lib/db/generated/client.ts";
import type { RevisionKind } from "#lib/db/generated/enums.ts";

export interface Contributor {
  id: string;
  name: string;
}

/** A revision in the history of a note, without its content. */
export interface ListedRevision {
  number: number;
  kind: RevisionKind;
  name: string | null;
  title: string;
  createdAt: string;
  /** Who asked for it; null when the server cut it. */
  createdBy: Contributor | null;
  /** Everybody who wrote since the revision before; people whose accounts are gone are missing. */
  contributors: Contributor[];
  /** The number of the revision that it brought back. */
  restoredFrom: number | null;
  /** Whether the note's public page shows it. */
  published: boolean;
}

/** What `toListedRevisions` needs of a row. */
export const listedRevision = {
  number: true,
  kind: true,
  name: true,
  title: true,
  createdAt: true,
  createdBy: { select: { id: true, name: true } },
  contributorIds: true,
  restoredFrom: true,
  publications: { select: { noteId: true }, take: 1 },
} satisfies Prisma.RevisionSelect;

type Row = Prisma.RevisionGetPayload<{ select: typeof listedRevision }>;

/** Rows as lists show them, with the names of the people who wrote. */
export async function toListedRevisions(tx: Tx, rows: Row[]): Promise<ListedRevision[]> {
  const ids = [...new Set(rows.flatMap(({ contributorIds }) => contributorIds))];
  const people = await tx.user.findMany({ where: { id: { in: ids } }, select: { id: true, name: true } });
  const byId = new Map(people.map((person) => [person.id, person]));
  return rows.map(({ contributorIds, createdAt, publications, ...row }) => ({
    ...row,
    createdAt: createdAt.toISOString(),
    contributors: contributorIds.flatMap((id) => byId.get(id) ?? []),
    published: publications.length > 0,
  }));
}
