import type { Sharing } from "#lib/sharing/read-sharing.ts";
import type { ActionResult } from "#lib/transport/action-result.ts";

export type SharingShown = Sharing;
export type Level = Sharing["people"][number]["access"];

interface Person {
  id: string;
  name: string;
}

/** What the dialog asks of the server. */
export interface SharingActions {
  read: (input: { note: string }) => Promise<ActionResult<Sharing>>;
  name: (input: { note: string; user: string; access: Level }) => Promise<ActionResult<unknown>>;
  unname: (input: { note: string; user: string }) => Promise<ActionResult<unknown>>;
  nameByEmail: (input: {
    note: string;
    email: string;
    access: Level;
  }) => Promise<ActionResult<{ invitation: string | null; mailed: boolean }>>;
  decide: (input: { note: string; request: string; access: Level | null }) => Promise<ActionResult<unknown>>;
}

/** What one can do in the dialog; each says what came of it and shows everything as it is then. */
export interface SharingActs {
  pending: boolean;
  setLevel(person: Person, level: Level): void;
  remove(person: Person): void;
  add(person: Person, level: Level): void;
  /** Calls back with the link when somebody new is invited. */
  addByEmail(email: string, level: Level, invited: (link: string, mailed: boolean) => void): void;
  grant(request: string, person: Person, level: Level): void;
  decline(request: string, person: Person): void;
}
