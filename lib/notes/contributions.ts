import type { Tx } from "#lib/db/db.ts";
import type { UpdateOrigin } from "#lib/db/generated/enums.ts";
import type { Addition } from "./note-doc.ts";

/** A run of a note's history by one person, as it stands in the open window. */
interface Contribution {
  /** Missing until it is in the database. */
  id?: bigint;
  userId: string | null;
  origin: UpdateOrigin;
  client: bigint | null;
  clock: number | null;
  length: number | null;
  firstAt: Date;
  lastAt: Date;
  changed: boolean;
}

/** What people wrote into a note since its newest revision. */
export type Contributions = Contribution[];

export interface Contributor {
  userId: string | null;
  origin: UpdateOrigin;
  at: Date;
}

/** The contributions that no revision holds yet. */
export async function openContributions(tx: Tx, noteId: string): Promise<Contributions> {
  const rows = await tx.contribution.findMany({
    where: { noteId, revisionId: null },
    orderBy: { id: "asc" },
    select: {
      id: true,
      userId: true,
      origin: true,
      client: true,
      clock: true,
      length: true,
      firstAt: true,
      lastAt: true,
    },
  });
  return rows.map((row) => ({ ...row, changed: false }));
}

/** Books what an update added under its author; runs that continue one another become one. */
export function contribute(open: Contributions, by: Contributor, { runs, deleted }: Addition): void {
  for (const { client, clock, length } of runs) {
    const before = open.find(
      (run) =>
        isBy(run, by) && run.client === BigInt(client) && (run.clock ?? 0) + (run.length ?? 0) === clock,
    );
    if (before) extend(before, by.at, length);
    else open.push(begin(by, { client: BigInt(client), clock, length }));
  }
  if (!deleted || runs.length > 0) return;
  const before = open.find((run) => isBy(run, by) && run.client === null);
  if (before) extend(before, by.at, null);
  else open.push(begin(by, { client: null, clock: null, length: null }));
}

/** Writes what changed since the contributions were read. */
export async function saveContributions(tx: Tx, noteId: string, open: Contributions): Promise<void> {
  const added = open.filter((run) => run.changed && run.id === undefined);
  const extended = open.filter((run) => run.changed && run.id !== undefined);
  for (const { id, length, lastAt } of extended) {
    await tx.contribution.update({ where: { id: id! }, data: { length, lastAt }, select: { id: true } });
  }
  if (added.length > 0) await tx.contribution.createMany({ data: contributionRows(noteId, added) });
}

/** Contributions as rows of their table. */
export function contributionRows(noteId: string, open: Contributions) {
  return open.map(({ changed: _, ...run }) => ({ noteId, ...run }));
}

function isBy(run: Contribution, { userId, origin }: Contributor): boolean {
  return run.userId === userId && run.origin === origin;
}

function begin(
  { userId, origin, at }: Contributor,
  run: Pick<Contribution, "client" | "clock" | "length">,
): Contribution {
  return { userId, origin, ...run, firstAt: at, lastAt: at, changed: true };
}

function extend(run: Contribution, at: Date, length: number | null): void {
  if (length !== null) run.length = (run.length ?? 0) + length;
  run.lastAt = at;
  run.changed = true;
}
