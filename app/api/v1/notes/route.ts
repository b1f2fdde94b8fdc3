import { resource } from "#lib/api/resource.ts";
import { createNote } from "#lib/notes/create-note.ts";
import { listNotes } from "#lib/notes/list-notes.ts";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = resource("/notes", {
  async GET({ actor, query, origin }) {
    const { notes, next } = await listNotes(actor, query);
    return { notes: notes.map((note) => ({ ...note, url: origin + note.url })), next };
  },
  async POST({ actor, body, origin }) {
    const note = await createNote(actor, body);
    return { ...note, url: origin + note.url };
  },
});
