import pg from "pg";
import { userIdOf, type Actor } from "#lib/actor.ts";
import { db } from "#lib/db/db.ts";
import { eventChannel } from "#lib/events/events.ts";
import {
  accessToNotes,
  askedColumns,
  standingJoins,
  standingText,
} from "#lib/permissions/access-to-notes.ts";
import { allows } from "#lib/permissions/access.ts";

/** An update that somebody typed, on its way into the log of a note (by its internal id). */
export interface Typed {
  actor: Actor;
  noteId: string;
  update: Uint8Array;
  /** The facts by which the actor was last allowed to edit the note; null when that is not known. */
  standing: string | null;
}

/** Whether the update is in the log, hence durable; it is not when its author may not edit the note. */
export interface Appended {
  accepted: boolean;
  /** For the next update of the same author. */
  standing: string | null;
}

export interface TypedLog {
  append(typed: Typed[]): Promise<Appended[]>;
  close(): Promise<void>;
}

/**
 * The way into the log for what people type: many updates of many people in one statement, on a connection of its own.
 * The statement compares the facts that decide about rights with those by which `accessFor` said yes, and writes only
 * where they are the same: permission and write in one transaction, in one round trip. `note.written` is announced
 * in it, too, as written by `by`: for servers on the same database that did not receive these updates.
 */
export function openTypedLog(by: string): TypedLog {
  const pool = new pg.Pool({
    connectionString: process.env.DATABASE_URL,
    max: 1,
    keepAlive: true,
    connectionTimeoutMillis: 10_000,
    statement_timeout: 30_000,
  });
  pool.on("error", () => undefined); // the next query connects again or says why not
  return {
    append: (typed) => append({ pool, by }, typed),
    close: () => pool.end(),
  };
}

/** The connection, and who writes on it. */
interface Log {
  pool: pg.Pool;
  by: string;
}

async function append(log: Log, typed: Typed[]): Promise<Appended[]> {
  const results = typed.map(({ standing }): Appended => ({ accepted: false, standing }));
  const written = await write(log, typed);
  for (const index of written) results[index]!.accepted = true;
  const doubtful = typed.flatMap((one, index) => (results[index]!.accepted ? [] : [{ index, one }]));
  if (doubtful.length === 0) return results;

  const held = await accessToNotes(
    db,
    doubtful.map(({ one }) => one),
  );
  const renewed = doubtful.map(({ index, one }, place) => {
    const { access, standing } = held[place]!;
    return { index, one: { ...one, standing: allows(access, "edit") ? standing : null } };
  });
  const late = await write(
    log,
    renewed.map(({ one }) => one),
  );
  renewed.forEach(({ index, one }, place) => {
    results[index] = { accepted: late.has(place), standing: one.standing };
  });
  return results;
}

const appendPermitted = `
  WITH asked AS (
    SELECT * FROM unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::uuid[], $5::text[], $6::bytea[])
      WITH ORDINALITY AS asked("noteId", "userId", "sessionId", "tokenId", standing, update, index)
  ), permitted AS MATERIALIZED (
    SELECT asked.* FROM asked ${standingJoins} WHERE asked.standing = ${standingText}
  ), written AS (
    INSERT INTO "NoteUpdate" ("noteId", "userId", origin, update)
    SELECT "noteId", "userId", 'typed', update FROM permitted ORDER BY index
  ), announced AS MATERIALIZED (
    SELECT pg_notify('${eventChannel}', json_build_object('type', 'note.written', 'noteId', "noteId", 'by', $7::text)::text)
    FROM (SELECT DISTINCT "noteId" FROM permitted) AS notes
  )
  SELECT index, (SELECT count(*) FROM announced) FROM permitted`;

/** Writes those whose standing is still what it was; their places. */
async function write({ pool, by }: Log, typed: Typed[]): Promise<Set<number>> {
  if (typed.every(({ standing }) => standing === null)) return new Set();
  const { noteIds, sessionIds, tokenIds } = askedColumns(typed);
  const { rows } = await pool.query<{ index: string }>({
    name: "append-permitted",
    text: appendPermitted,
    values: [
      noteIds,
      typed.map(({ actor }) => userIdOf(actor)),
      sessionIds,
      tokenIds,
      typed.map(({ standing }) => standing),
      typed.map(({ update }) => Buffer.from(update)),
      by,
    ],
  });
  return new Set(rows.map(({ index }) => Number(index) - 1));
}
