import type { Sharing } from "#lib/sharing/read-sharing.ts";
import type { ActionResult } from "#lib/transport/action-result.ts";

export type SharingShown = Sharing;
export type Level = Sharing["people"][number]["access"];
/** What somebody is let into: the note with what is below it, or all of its notebook. */
export type Scope = "note" | "notebook";

/** What is given to whom. */
export interface Given {
  scope: Scope;
  level: Level;
}

interface Person {
  id: string;
  name: string;
}

/** What the dialog asks of the server. */
export interface SharingActions {
  read: (input: { note: string }) => Promise<ActionResult<Sharing>>;
  name: (input: {
    note: string;
    scope: Scope;
    user: string;
    access: Level;
  }) => Promise<ActionResult<unknown>>;
  unname: (input: { note: string; scope: Scope; user: string }) => Promise<ActionResult<unknown>>;
  nameByEmail: (input: {
    note: string;
    scope: Scope;
    email: string;
    access: Level;
  }) => Promise<ActionResult<{ invitation: string | null; mailed: boolean }>>;
  decide: (input: { note: string; request: string; access: Level | null }) => Promise<ActionResult<unknown>>;
}

/** What one can do in the dialog; each says what came of it and shows everything as it is then. */
export interface SharingActs {
  pending: boolean;
  setLevel(person: Person, given: Given): void;
  remove(person: Person, scope: Scope): void;
  add(person: Person, given: Given): void;
  /** Calls back with the link when somebody new is invited. */
  addByEmail(email: string, given: Given, invited: (link: string, mailed: boolean) => void): void;
  grant(request: string, person: Person, level: Level): void;
  decline(request: string, person: Person): void;
}
