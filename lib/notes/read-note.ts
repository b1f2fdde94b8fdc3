import type { Actor } from "#lib/actor.ts";
import { transaction, type Tx } from "#lib/db/db.ts";
import type { NoteContent } from "#lib/editor/yjs.ts";
import { liveLinksIn, type LiveLinks } from "#lib/links/live-links.ts";
import type { AccessLevel } from "#lib/permissions/access.ts";
import { requireNote } from "#lib/permissions/notes.ts";
import { noteUrl } from "./note-url.ts";
import type { NoteRef } from "./schema.ts";
import { storeNote } from "./store-note.ts";

/** A note as its readers see it; ids are short ids. */
export interface ReadNote {
  id: string;
  title: string;
  url: string;
  content: NoteContent;
  /** What the actor may know of the notes it links to. */
  links: LiveLinks;
  /** New notes may begin as a copy of it. */
  isTemplate: boolean;
  /** What the actor holds. */
  access: AccessLevel;
  workspace: { slug: string; name: string };
  notebook: { id: string; name: string };
  parent: string | null;
  createdAt: string;
  updatedAt: string;
  /** The number of its newest revision. */
  revision: number;
  /** Its public page, when it has one, and the revision that shows. */
  publication: { slug: string; revision: number } | null;
}

/** The note as it is now, with every word that anybody was told is saved. */
export async function readNote(actor: Actor, { id }: NoteRef): Promise<ReadNote> {
  return await transaction(async (tx) => readNoteIn(tx, actor, { id }));
}

/** The same inside a transaction. */
export async function readNoteIn(tx: Tx, actor: Actor, { id }: NoteRef): Promise<ReadNote> {
  const permitted = await requireNote(tx, actor, { id, needed: "read" });
  const { content } = await storeNote(tx, permitted.id);
  const note = await tx.note.findUniqueOrThrow({ where: { id: permitted.id }, select: shown });
  const { workspace, notebook, parent, revisions, publication } = note;
  const { title } = content;
  return {
    id,
    title,
    url: noteUrl({ workspace: workspace.slug, title, id }),
    content,
    links: await liveLinksIn(tx, actor, { ...permitted, body: content.body }),
    isTemplate: note.isTemplate,
    access: permitted.access,
    workspace,
    notebook: { id: notebook.shortId, name: notebook.name },
    parent: parent?.shortId ?? null,
    createdAt: note.createdAt.toISOString(),
    updatedAt: note.updatedAt.toISOString(),
    revision: revisions[0]?.number ?? 0,
    publication: publication && { slug: publication.slug, revision: publication.revision.number },
  };
}

const shown = {
  isTemplate: true,
  createdAt: true,
  updatedAt: true,
  workspace: { select: { slug: true, name: true } },
  notebook: { select: { shortId: true, name: true } },
  parent: { select: { shortId: true } },
  revisions: { orderBy: { number: "desc" }, take: 1, select: { number: true } },
  publication: { select: { slug: true, revision: { select: { number: true } } } },
} as const;
