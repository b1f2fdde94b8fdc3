import type { Access } from "#lib/db/generated/enums.ts";

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

export type ServerMessage =
  /** A limit is near, and what to do, in a sentence for the person. */
  | { type: "warned"; message: string }
  /** An update was not accepted, and why, in a sentence for the person. */
  | { type: "refused"; message: string }
  /** What this person may do with the note has changed while it was open. */
  | { type: "access"; access: Access }
  /** A revision was cut; lists of revisions may be read again. */
  | { type: "revision"; number: number }
  /** The threads of the note changed; they may be read again. */
  | { type: "comments" }
  /** What this person is told has changed: the inbox may be read again. */
  | { type: "notifications" };

/** Reads a stateless message; null for one of a newer server. */
export function serverMessage(payload: string): ServerMessage | null {
  try {
    const message: unknown = JSON.parse(payload);
    return isServerMessage(message) ? message : null;
  } catch {
    return null; // not JSON
  }
}

// Written by hand, since the browser has this module, too, and zod would be a tenth of its editor.
function isServerMessage(message: unknown): message is ServerMessage {
  if (!isObject(message)) return false;
  if (message.type === "notifications") return true;
  if (message.type === "refused" || message.type === "warned") return typeof message.message === "string";
  if (message.type === "access") return accessLevels.some((level) => level === message.access);
  if (message.type === "comments") return true;
  return message.type === "revision" && typeof message.number === "number";
}

const accessLevels: readonly Access[] = ["read", "comment", "edit", "manage"];

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}

/** Somebody who has the note open, as awareness shows them: under `user`. One person has one colour in all tabs. */
export interface PresentUser {
  id: string;
  name: string;
  color: string;
}

/** The token with which a browser opens a note. */
export function socketToken(schemaVersion: number): string {
  return JSON.stringify({ schemaVersion });
}

/** The schema version of the browser's editor; null when the token is not one of ours. */
export function schemaVersionIn(token: string): number | null {
  try {
    const terms: unknown = JSON.parse(token);
    const version = isObject(terms) ? terms.schemaVersion : null;
    return typeof version === "number" && Number.isInteger(version) ? version : null;
  } catch {
    return null; // whatever it is, it is not a token
  }
}
