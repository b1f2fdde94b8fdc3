import type { LiveNote } from "#lib/links/live-links.ts";
import type { LinkableHeading } from "#lib/links/list-headings.ts";
import type { SuggestedPerson } from "#lib/links/suggest-people.ts";
import type { UsedTag } from "#lib/tags/suggest-tags.ts";
import type { LinkedNotes } from "./linked-notes.ts";

/** A note to link to. */
export interface LinkableNote {
  id: string;
  title: string;
  url: string;
  notebook: { id: string; name: string };
}

/** What the editor of a note asks the page about links; nothing here rejects. */
export interface NoteLinks {
  /** The note that is open; a short id. */
  noteId: string;
  notes: LinkedNotes;
  go(url: string): void;
  /** A new note beside this one; null when it could not be made, which the person has been told. */
  create(title: string): Promise<{ id: string; url: string } | null>;
  /** The notes whose titles fit, those changed last when nothing is typed. */
  suggest(q: string): Promise<LinkableNote[]>;
  /** Of the notes suggested so far, the one of that very title. */
  exactly(title: string): LinkableNote | null;
  /** Calls back with the note of that title, when there is one. */
  resolve(title: string, found: (note: string) => void): void;
  headings(note: string): Promise<LinkableHeading[]>;
  people(q: string): Promise<SuggestedPerson[]>;
  tags(q: string): Promise<UsedTag[]>;
}

/** A suggested note as a link shows it. */
export function asLive({ id, title, url }: LinkableNote): LiveNote {
  return { id, title, url, excerpt: "" };
}

/** Without case and accents, as the server finds titles. */
export function isSameTitle(one: string, other: string): boolean {
  return one.localeCompare(other, undefined, { sensitivity: "base" }) === 0;
}
