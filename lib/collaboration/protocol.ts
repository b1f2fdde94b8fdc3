import { z } from "zod";

/**
 * What browser and server agree on beyond Hocuspocus' own protocol. The name of a document is the note's short id.
 *
 * - A document's token is `socketToken(SCHEMA_VERSION)`; who is asking is told by the cookie or the bearer token.
 * - When a note is refused at the door, `authenticationFailed` carries a `Denial` as its reason.
 * - When a socket that was open is closed, its close event (and Hocuspocus' own close message before it) carries an
 *   `Ending` as its reason. The provider connects again by itself and is judged again, which is right for each of them.
 * - Stateless messages go from the server to the browser only; `serverMessage` reads them.
 * - In awareness the server replaces `user` by the real person, `PresentUser`.
 */

export const socketPath = "/collaboration";

/** Why a note cannot be opened. */
export type Denial =
  /** No session: sign in again. */
  | "signed-out"
  /** There is no such note, it is in the trash, or it is not shared with this person. */
  | "no-access"
  /** This page was loaded before an update of the product: reload it (law 4). What was typed stays in the browser. */
  | "outdated"
  /** Too many people have the note open. */
  | "full"
  /** The server cannot reach its database; the socket is closed, so that the provider tries again. */
  | "unavailable";

/** Why an open socket was closed. */
export type Ending =
  /** The session ended or rights were taken away; or the note went to the trash. */
  | "access-ended"
  /** A frame was not what it should be. Nothing of it was kept. */
  | "not-understood"
  /** The note would have become too large; a `refused` message came before. Do not connect again by yourself. */
  | "note-too-large"
  /** The server is being stopped and will be back. */
  | "stopping"
  /** The other side takes nothing in any more. */
  | "too-slow"
  /** Something broke on the server, and an operator was told. */
  | "failed";

export const closeCodes: Record<Ending, number> = {
  "access-ended": 4403,
  "not-understood": 4400,
  "note-too-large": 4413,
  stopping: 1012,
  "too-slow": 4408,
  failed: 1011,
};

const ServerMessage = z.discriminatedUnion("type", [
  /** An update was not accepted, and why, in a sentence for the person. */
  z.object({ type: z.literal("refused"), message: z.string() }),
  /** What this person may do with the note has changed while it was open. */
  z.object({ type: z.literal("access"), access: z.enum(["read", "comment", "edit", "manage"]) }),
  /** A revision was cut; lists of revisions may be read again. */
  z.object({ type: z.literal("revision"), number: z.number() }),
]);

export type ServerMessage = z.output<typeof ServerMessage>;

/** Reads a stateless message; null for one of a newer server. */
export function serverMessage(payload: string): ServerMessage | null {
  try {
    return ServerMessage.safeParse(JSON.parse(payload)).data ?? null;
  } catch {
    return null; // not JSON
  }
}

/** Somebody who has the note open, as awareness shows them: under `user`. One person has one colour in all tabs. */
export interface PresentUser {
  id: string;
  name: string;
  color: string;
}

const Token = z.object({ schemaVersion: z.number().int() });

/** The token with which a browser opens a note. */
export function socketToken(schemaVersion: number): string {
  return JSON.stringify({ schemaVersion } satisfies z.output<typeof Token>);
}

/** The schema version of the browser's editor; null when the token is not one of ours. */
export function schemaVersionIn(token: string): number | null {
  try {
    return Token.parse(JSON.parse(token)).schemaVersion;
  } catch {
    return null; // whatever it is, it is not a token
  }
}
