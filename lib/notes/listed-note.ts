import type { Prisma } from "#lib/db/generated/client.ts";
import { isParentHeld, type Held } from "#lib/permissions/held.ts";
import { noteUrl } from "./note-url.ts";

/** A note in a list; ids are short ids. */
export interface ListedNote {
  id: string;
  title: string;
  url: string;
  notebook: { id: string; name: string };
  parent: string | null;
  createdAt: string;
  updatedAt: string;
}

/** What `toListedNote` needs of a row. */
export const listedNote = {
  id: true,
  shortId: true,
  title: true,
  createdAt: true,
  updatedAt: true,
  notebookId: true,
  parentId: true,
  notebook: { select: { shortId: true, name: true } },
  parent: { select: { shortId: true } },
} satisfies Prisma.NoteSelect;

/** The note it is nested in is named when it is held as well. */
export function toListedNote(
  workspace: string,
  held: Held,
  note: Prisma.NoteGetPayload<{ select: typeof listedNote }>,
): ListedNote {
  const { shortId: id, title, notebook, parent } = note;
  return {
    id,
    title,
    url: noteUrl({ workspace, title, id }),
    notebook: { id: notebook.shortId, name: notebook.name },
    parent: parent && isParentHeld(held, note) ? parent.shortId : null,
    createdAt: note.createdAt.toISOString(),
    updatedAt: note.updatedAt.toISOString(),
  };
}
