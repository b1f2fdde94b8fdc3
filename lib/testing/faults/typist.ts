import * as Y from "yjs";
import { keepUnseen } from "#lib/editor/unseen/keep-unseen.ts";
import { connect, firstText, type Client, type ClientOptions } from "#lib/testing/collaboration.ts";
import { pick } from "#lib/testing/random.ts";

/** Something that somebody did: wrote a mark that nobody else writes, or deleted one of their own. */
export interface Deed {
  mark: string;
  deleted: boolean;
}

/** What somebody did, in order, and how much of it they were told is saved. */
export interface Account {
  name: string;
  done: Deed[];
  saved: number;
}

/** Somebody who has the note open, and keeps account. */
export interface Typist extends Client {
  account: Account;
}

/** Opens the note, with the account of an earlier tab of theirs when that is given. */
export function sitDown({ name, ...options }: ClientOptions & { name: string }, before?: Account): Typist {
  const account: Account = { name, done: before?.done ?? [], saved: before?.saved ?? 0 };
  const ledger = {
    written: () => account.done.length,
    acknowledged: (count: number) => void (account.saved = Math.max(account.saved, count)),
  };
  const { doc = new Y.Doc() } = options;
  const confirming = keepUnseen(doc, (origin) => origin === client.provider); // as in every browser
  const client: Client = connect({ ...options, doc, ledger, confirming });
  return { ...client, account };
}

/** Writes a mark of their own somewhere between the marks that are there, or deletes one of their own. */
export function typeOnce({ doc, account }: Pick<Typist, "doc" | "account">, random: () => number): void {
  const { name, done } = account;
  const text = firstText(doc);
  const marks = [...text.toJSON().matchAll(/\[[a-z]+\.\d+\]/g)];
  const own = marks.filter(([mark]) => mark.startsWith(`[${name}.`));
  const victim = own[pick(random, own.length)];
  if (victim && random() < 0.15) {
    done.push({ mark: victim[0], deleted: true });
    text.delete(victim.index, victim[0].length);
    return;
  }
  const place = marks[pick(random, marks.length)];
  const mark = `[${name}.${done.length}]`;
  done.push({ mark, deleted: false });
  text.insert(place && random() < 0.8 ? place.index : text.length, mark);
}

/** A document of its own that holds what this one does: what a browser keeps of a note when its tab is closed. */
export function copyOf(doc: Y.Doc): Y.Doc {
  const copy = new Y.Doc();
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc));
  return copy;
}
