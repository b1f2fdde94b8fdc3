import type { Backlinks } from "#lib/links/list-backlinks.ts";
import type { LinkableHeading } from "#lib/links/list-headings.ts";
import type { UnlinkedMention } from "#lib/links/list-mentions.ts";
import type { LiveLinks } from "#lib/links/live-links.ts";
import type { SuggestedPerson } from "#lib/links/suggest-people.ts";
import type {
  CreateNote,
  CreateNotebook,
  MoveNote,
  RenameNote,
  RenameNotebook,
  SetNotebookAccess,
} from "#lib/notes/schema.ts";
import type { SetWatch, WatchedPlace } from "#lib/notifications/schema.ts";
import type { Watching } from "#lib/notifications/watch.ts";
import type { UsedTag } from "#lib/tags/suggest-tags.ts";
import type { z } from "zod";
import type { ActionResult } from "#lib/transport/action-result.ts";

type Answer<Value> = Promise<ActionResult<Value>>;

/** A note that can be opened. */
export interface NoteLink {
  id: string;
  title: string;
  url: string;
  notebook: { id: string; name: string };
}

export type AccessLevel = "read" | "comment" | "edit" | "manage";

/** Who a notebook is for, and who else is in the workspace. */
export interface NotebookAccess {
  visibility: "open" | "private";
  members: { userId: string; name: string; access: AccessLevel }[];
  people: { userId: string; name: string }[];
}

/** What the frame around the pages can do; the server actions behind it belong to the page. */
export interface ShellActions {
  createNote(input: z.input<typeof CreateNote>): Answer<{ id: string; url: string }>;
  renameNote(input: z.input<typeof RenameNote>): Answer<unknown>;
  moveNote(input: z.input<typeof MoveNote>): Answer<{ shared: number }>;
  trashNote(input: { id: string }): Answer<unknown>;
  restoreNote(input: { id: string }): Answer<unknown>;
  createNotebook(input: z.input<typeof CreateNotebook>): Answer<{ id: string }>;
  renameNotebook(input: z.input<typeof RenameNotebook>): Answer<unknown>;
  deleteNotebook(input: { id: string }): Answer<unknown>;
  readNotebookAccess(input: { workspace: string; id: string }): Answer<NotebookAccess>;
  setNotebookAccess(input: z.input<typeof SetNotebookAccess>): Answer<unknown>;
  importMarkdown(input: {
    workspace: string;
    notebook?: string;
    name: string;
    markdown: string;
  }): Answer<{ id: string; url: string }>;
  suggestNotes(input: { workspace: string; q: string }): Answer<NoteLink[]>;
  setTemplate(input: { id: string; isTemplate: boolean }): Answer<unknown>;
  readLinks(input: { workspace: string; notes: string[]; targets: string[] }): Answer<LiveLinks>;
  listHeadings(input: { note: string }): Answer<LinkableHeading[]>;
  suggestPeople(input: { note: string; q: string }): Answer<SuggestedPerson[]>;
  suggestTags(input: { workspace: string; q: string; typedIn?: string }): Answer<UsedTag[]>;
  listBacklinks(input: { note: string; cursor?: string }): Answer<Backlinks>;
  listMentions(input: { note: string }): Answer<UnlinkedMention[]>;
  linkMention(input: { from: string; block: string; note: string }): Answer<unknown>;
  readWatch(input: WatchedPlace): Answer<Watching>;
  setWatch(input: z.input<typeof SetWatch>): Answer<Watching>;
  signOut(): Promise<unknown>;
}
