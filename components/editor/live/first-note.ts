import { createNoteStore, type NoteStore } from "./note-store.ts";
import { OpenNote, type NoteToOpen } from "./open-note.ts";

/**
 * The note that this page came with. Its socket and this browser's copy of it are opened as soon as there is script at
 * all: they answer while React takes over the page and the editor is made.
 */
let first = typeof document === "undefined" ? null : openFirst();

/** What a note's element carries, so that the note can be opened by it. */
export function openingAttributes(opening: Omit<NoteToOpen, "store">) {
  return { "data-opening": JSON.stringify(opening) };
}

function openFirst(): OpenNote | null {
  const opening = document.querySelector<HTMLElement>("[data-opening]")?.dataset.opening;
  if (!opening) return null;
  const given = JSON.parse(opening) as Omit<NoteToOpen, "store">;
  return new OpenNote({ ...given, store: createNoteStore() });
}

/** Where the state of this note is shown: the store of the page's first note until that is taken, or a new one. */
export function storeFor(noteId: string): NoteStore {
  return first?.given.noteId === noteId ? first.given.store : createNoteStore();
}

/** The note, open: the page's first one if it is that, and otherwise newly opened. */
export function openNote(given: NoteToOpen): OpenNote {
  const taken = first;
  first = null;
  if (taken?.given.store === given.store) return taken;
  taken?.close();
  return new OpenNote(given);
}
