"use server";

import { listNotebookMembers } from "#lib/notes/list-notebook-members.ts";
import { restoreNote } from "#lib/notes/restore-note.ts";
import { NotebookRef, NoteRef } from "#lib/notes/schema.ts";
import { trashNote } from "#lib/notes/trash-note.ts";
import { publishNote } from "#lib/publishing/publish-note.ts";
import { PublishedNote, PublishNote } from "#lib/publishing/schema.ts";
import { unpublishNote } from "#lib/publishing/unpublish-note.ts";
import { restoreRevision } from "#lib/revisions/restore-revision.ts";
import { saveRevision } from "#lib/revisions/save-revision.ts";
import { RestoreRevision, SaveRevision } from "#lib/revisions/schema.ts";
import { action } from "#lib/transport/action.ts";

export const saveNoteRevision = action(SaveRevision, saveRevision);
export const restoreNoteRevision = action(RestoreRevision, restoreRevision);
export const publish = action(PublishNote, publishNote);
export const unpublish = action(PublishedNote, unpublishNote);
export const moveToTrash = action(NoteRef, trashNote);
export const restoreFromTrash = action(NoteRef, restoreNote);
export const readNotebookAccess = action(NotebookRef, listNotebookMembers);
