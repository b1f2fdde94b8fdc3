import { attachmentIdOf } from "#lib/editor/addresses.ts";
import { env } from "#lib/env.ts";
import { noteIdFrom } from "#lib/notes/note-url.ts";

const inside = /^\/(?:w|invite|sign-in|sign-up|api)(?:[/?#]|$)/;
const notePath = /^\/w\/[^/?#]+\/n\/([^/?#]+)(?:\/[^?#]*)?(?:\?[^#]*)?(#.*)?$/;
const id = /^[0-9a-z]{10}$/;
// A full stop or comma after the address is none of it.
const written =
  /(?:https?:\/\/[^\s/<>"']+)?\/w\/[a-z0-9-]+\/n\/([^\s/?#<>"'()[\]]*[0-9a-z]{10})(?![0-9a-z])(?:[/?#][^\s<>"'()[\]]*)?/g;

/** What an address in a body leads to, as far as the public is concerned. */
export type Address =
  | { kind: "note"; id: string; fragment: string }
  | { kind: "attachment"; id: string }
  /** A page for people who are signed in. */
  | { kind: "inside" }
  | { kind: "elsewhere" };

/** Reads an address as a browser on our pages would: relative ones and those with our own origin are ours. */
export function addressOf(href: string): Address {
  const path = ourPath(href);
  if (path === null) return { kind: "elsewhere" };
  const note = notePath.exec(path);
  if (note) {
    const noteId = noteIdFrom(note[1] ?? "");
    return id.test(noteId) ? { kind: "note", id: noteId, fragment: note[2] ?? "" } : { kind: "inside" };
  }
  const attachment = attachmentIdOf(path);
  if (attachment !== null) return { kind: "attachment", id: attachment };
  return { kind: inside.test(path) ? "inside" : "elsewhere" };
}

function ourPath(href: string): string | null {
  const ours = new URL(env().publicUrl);
  // The base is a page two folders deep, so that "../w/acme" is read as there.
  if (!URL.canParse(href, `${ours.origin}/p/workspace/slug`)) return null;
  const url = new URL(href, `${ours.origin}/p/workspace/slug`);
  return url.host === ours.host ? url.pathname + url.search + url.hash : null;
}

/** The addresses of notes that are written out in a text. */
export function notesWrittenIn(text: string): string[] {
  return [...text.matchAll(written)]
    .map((match) => noteIdFrom(match[1] ?? ""))
    .filter((found) => id.test(found));
}

/** The text with each address of a note replaced by what `address` says about it; null leaves it. */
export function replaceWritten(text: string, address: (id: string) => string | null): string {
  return text.replace(written, (match: string, last: string) => address(noteIdFrom(last)) ?? match);
}
