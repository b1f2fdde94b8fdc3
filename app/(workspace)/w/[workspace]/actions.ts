"use server";

import { refresh } from "next/cache";
import { linkMention as linkWords } from "#lib/links/link-mention.ts";
import { listBacklinks as findBacklinks } from "#lib/links/list-backlinks.ts";
import { listHeadings as findHeadings } from "#lib/links/list-headings.ts";
import { listMentions as findMentions } from "#lib/links/list-mentions.ts";
import { readLinks as findLinks } from "#lib/links/read-links.ts";
import { LinkedNoteRef, LinkMention, ListBacklinks, ReadLinks, SuggestPeople } from "#lib/links/schema.ts";
import { suggestPeople as findPeople } from "#lib/links/suggest-people.ts";
import { createNote as create } from "#lib/notes/create-note.ts";
import { createNotebook as createBook } from "#lib/notes/create-notebook.ts";
import { deleteNote as deleteForEver } from "#lib/notes/delete-note.ts";
import { deleteNotebook as deleteBook } from "#lib/notes/delete-notebook.ts";
import { listNotebookMembers } from "#lib/notes/list-notebook-members.ts";
import { moveNote as move } from "#lib/notes/move-note.ts";
import { renameNote as rename } from "#lib/notes/rename-note.ts";
import { renameNotebook as renameBook } from "#lib/notes/rename-notebook.ts";
import { restoreNote as restore } from "#lib/notes/restore-note.ts";
import {
  CreateNote,
  CreateNotebook,
  InWorkspace,
  MoveNote,
  NotebookRef,
  NoteRef,
  RenameNote,
  RenameNotebook,
  SetNotebookAccess,
  SetTemplate,
} from "#lib/notes/schema.ts";
import { setNotebookAccess as setAccess } from "#lib/notes/set-notebook-access.ts";
import { setTemplate as markTemplate } from "#lib/notes/set-template.ts";
import { trashNote as trash } from "#lib/notes/trash-note.ts";
import { SetWatch, WatchedPlace } from "#lib/notifications/schema.ts";
import { readWatch as readWatching, setWatch as setWatching } from "#lib/notifications/watch.ts";
import { SuggestNotes } from "#lib/search/schema.ts";
import { suggestNotes as suggest } from "#lib/search/suggest-notes.ts";
import { SuggestTags } from "#lib/tags/schema.ts";
import { suggestTags as findTags } from "#lib/tags/suggest-tags.ts";
import { importMarkdown as importFile } from "#lib/transfer/import-markdown.ts";
import { ImportMarkdown } from "#lib/transfer/schema.ts";
import { action } from "#lib/transport/action.ts";
import { listMembers } from "#lib/workspaces/members.ts";

// What changes the tree answers with the pages as they are now, so that every list shows the same.

export const createNote = action(CreateNote, async (actor, input) => {
  const { id, url } = await create(actor, input);
  refresh();
  return { id, url };
});

export const renameNote = action(RenameNote, async (actor, input) => {
  await rename(actor, input);
  refresh();
});

export const moveNote = action(MoveNote, async (actor, input) => {
  const { shared } = await move(actor, input);
  refresh();
  return { shared };
});

export const trashNote = action(NoteRef, async (actor, input) => {
  await trash(actor, input);
  refresh();
});

export const restoreNote = action(NoteRef, async (actor, input) => {
  await restore(actor, input);
  refresh();
});

export const deleteNote = action(NoteRef, async (actor, input) => {
  await deleteForEver(actor, input);
  refresh();
});

export const createNotebook = action(CreateNotebook, async (actor, input) => {
  const { id } = await createBook(actor, input);
  refresh();
  return { id };
});

export const renameNotebook = action(RenameNotebook, async (actor, input) => {
  await renameBook(actor, input);
  refresh();
});

export const deleteNotebook = action(NotebookRef, async (actor, input) => {
  await deleteBook(actor, input);
  refresh();
});

export const setNotebookAccess = action(SetNotebookAccess, async (actor, input) => {
  await setAccess(actor, input);
  refresh();
});

/** Who a notebook is for, with the people of the workspace who could be named. */
export const readNotebookAccess = action(
  InWorkspace.extend(NotebookRef.shape),
  async (actor, { workspace, id }) => {
    const [{ visibility, members }, people] = await Promise.all([
      listNotebookMembers(actor, { id }),
      listMembers(actor, { workspace }),
    ]);
    return {
      visibility,
      members,
      people: people.map((person) => ({ userId: person.id, name: person.name })),
    };
  },
);

export const importMarkdown = action(ImportMarkdown, async (actor, input) => {
  const { id, url } = await importFile(actor, input);
  refresh();
  return { id, url };
});

export const suggestNotes = action(SuggestNotes, suggest);

export const setTemplate = action(SetTemplate, async (actor, input) => {
  await markTemplate(actor, input);
  refresh();
});

export const readLinks = action(ReadLinks, findLinks);
export const listHeadings = action(LinkedNoteRef, findHeadings);
export const suggestPeople = action(SuggestPeople, findPeople);
export const suggestTags = action(SuggestTags, findTags);
export const listBacklinks = action(ListBacklinks, findBacklinks);
export const listMentions = action(LinkedNoteRef, findMentions);
export const linkMention = action(LinkMention, linkWords);

export const readWatch = action(WatchedPlace, readWatching);
export const setWatch = action(SetWatch, setWatching);
