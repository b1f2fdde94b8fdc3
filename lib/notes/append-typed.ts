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
  /** In which batch of this server it was announced, when it is in the log. */
  batch: number | null;
}

export interface TypedLog {
  append(typed: Typed[]): Promise<Appended[]>;
  close(): Promise<void>;
}

/**
 * The way into the log for what people type: many updates of many people in one statement, on a connection of its own.
 * The statement compares the facts that decide about rights with those by which `accessFor` said yes, and writes only
 * where they are the same: permission and write in one transaction, in one round trip. `note.written` is announced
 * in it, too, as written by `by`: for servers on the same database that did not receive these updates, and for this one
 * to know what came before.
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
  const log = { pool, by, batches: 0 };
  return {
    append: (typed) => append(log, typed),
    close: () => pool.end(),
  };
}

/** The connection, who writes on it, and how often they did. */
interface Log {
  pool: pg.Pool;
  by: string;
  batches: number;
}

async function append(log: Log, typed: Typed[]): Promise<Appended[]> {
  const results = typed.map(({ standing }): Appended => ({ accepted: false, standing, batch: null }));
  const written = await write(log, typed);
  for (const index of written.places)
    Object.assign(results[index]!, { accepted: true, batch: written.batch });
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
    const accepted = late.places.has(place);
    results[index] = { accepted, standing: one.standing, batch: accepted ? late.batch : null };
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
    SELECT pg_notify('${eventChannel}', json_build_object('type', 'note.written', 'noteId', "noteId", 'by', $7::text, 'batch', $8::int)::text)
    FROM (SELECT DISTINCT "noteId" FROM permitted) AS notes
  )
  SELECT index, (SELECT count(*) FROM announced) FROM permitted`;

/** Writes those whose standing is still what it was; their places, and what the batch is announced as. */
async function write(log: Log, typed: Typed[]): Promise<{ places: Set<number>; batch: number }> {
  const batch = ++log.batches;
  if (typed.every(({ standing }) => standing === null)) return { places: new Set(), batch };
  const { noteIds, sessionIds, tokenIds } = askedColumns(typed);
  const { rows } = await log.pool.query<{ index: string }>({
    name: "append-permitted",
    text: appendPermitted,
    values: [
      noteIds,
      typed.map(({ actor }) => userIdOf(actor)),
      sessionIds,
      tokenIds,
      typed.map(({ standing }) => standing),
      typed.map(({ update }) => Buffer.from(update)),
      log.by,
      batch,
    ],
  });
  return { places: new Set(rows.map(({ index }) => Number(index) - 1)), batch };
}
