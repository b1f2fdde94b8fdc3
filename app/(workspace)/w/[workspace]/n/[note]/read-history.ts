import { cache } from "react";
import { requireUser } from "#lib/auth/session.ts";
import { noteIdFrom } from "#lib/notes/note-url.ts";
import { readNote } from "#lib/notes/read-note.ts";
import { listRevisions } from "#lib/revisions/list-revisions.ts";
import { editorTexts } from "#lib/texts/en/editor.ts";
import { pageData } from "#lib/transport/page.ts";

const readNoteOnce = cache(async (param: string) => {
  const actor = await requireUser();
  return await pageData(readNote(actor, { id: noteIdFrom(param) }));
});

/** The title of the note behind this address. */
export async function readHistoryTitle(param: string): Promise<string> {
  return (await readNoteOnce(param)).title || editorTexts.untitled;
}

/** The note and a page of its revisions: those before `before`, or else those around `around`. */
export async function readHistory(param: string, before: number | null, around?: number) {
  const actor = await requireUser();
  const note = await readNoteOnce(param);
  const cursor = before ?? (around !== undefined && around < note.revision ? around + 1 : undefined);
  const input = { note: note.id, ...(cursor !== undefined && { cursor }) };
  const page = await pageData(listRevisions(actor, input));
  return { note, ...page, paged: cursor !== undefined };
}

/** A revision's number in an address; null when it is none. */
export function revisionNumber(text: string | string[] | undefined): number | null {
  return typeof text === "string" && /^[1-9]\d{0,8}$/.test(text) ? Number(text) : null;
}
