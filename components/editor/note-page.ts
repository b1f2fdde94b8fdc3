import type { ThreadActions } from "#components/comments/thread-actions.ts";
import type { SharingActions } from "#components/sharing/sharing.ts";
import type { ActionResult } from "#lib/transport/action-result.ts";
import type { AccessLevel } from "#lib/permissions/access.ts";

/** Where a note is and what the viewer may do with it. Ids are short ids. */
export interface NotePlace {
  id: string;
  title: string;
  /** The path of this page. */
  url: string;
  access: AccessLevel;
  workspace: { slug: string; name: string };
  notebook: { id: string; name: string };
  /** The notes it is nested in, the outermost first. */
  ancestors: { id: string; title: string; url: string }[];
}

export interface NotePublication {
  url: string;
  /** The note says something else by now. */
  changed: boolean;
}

/** Its public page as it was when the page was made, and whether the viewer may make and unmake it. */
export interface NotePublishing {
  mayPublish: boolean;
  publication: NotePublication | null;
}

/** What a note's page asks of the server. */
export interface NoteActions {
  saveRevision: (input: { note: string }) => Promise<ActionResult<{ number: number }>>;
  publish: (input: { note: string }) => Promise<ActionResult<{ url: string }>>;
  unpublish: (input: { note: string }) => Promise<ActionResult<unknown>>;
  trash: (input: { id: string }) => Promise<ActionResult<unknown>>;
  restoreFromTrash: (input: { id: string }) => Promise<ActionResult<unknown>>;
  sharing: SharingActions;
  threads: ThreadActions;
}
