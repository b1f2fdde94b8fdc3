import type { Actor } from "#lib/actor.ts";
import { transaction, type Tx } from "#lib/db/db.ts";
import type { NoteContent } from "#lib/editor/yjs.ts";
import { liveLinksIn, type LiveLinks } from "#lib/links/live-links.ts";
import { allows, type AccessLevel } from "#lib/permissions/access.ts";
import { requireNote, type PermittedNote } from "#lib/permissions/notes.ts";
import { noteUrl } from "./note-url.ts";
import { readContent } from "./read-content.ts";
import type { NoteRef } from "./schema.ts";

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
  return await readPermittedNote(tx, actor, await requireNote(tx, actor, { id, needed: "read" }));
}

/** The same of a note that the actor may read. */
export async function readPermittedNote(
  tx: Tx,
  actor: Actor,
  { shortId: id, ...permitted }: PermittedNote,
): Promise<ReadNote> {
  const content = await readContent(tx, permitted.id);
  const { isTemplate, createdAt, updatedAt, workspace, ...found } = await aroundNote(tx, permitted.id);
  const { title } = content;
  return {
    id,
    title,
    url: noteUrl({ workspace, title, id }),
    content,
    links: await liveLinksIn(tx, actor, { ...permitted, body: content.body }),
    isTemplate,
    access: permitted.access,
    workspace: { slug: workspace, name: found.workspaceName },
    notebook: { id: found.notebook, name: found.notebookName },
    parent: allows(permitted.onPlace, "read") ? found.parent : null,
    createdAt: createdAt.toISOString(),
    updatedAt: updatedAt.toISOString(),
    revision: found.revision,
    publication:
      found.slug === null || found.published === null
        ? null
        : { slug: found.slug, revision: found.published },
  };
}

interface Around {
  isTemplate: boolean;
  createdAt: Date;
  updatedAt: Date;
  workspace: string;
  workspaceName: string;
  notebook: string;
  notebookName: string;
  parent: string | null;
  revision: number;
  slug: string | null;
  published: number | null;
}

/** In one query, since every page of a note begins with it, and Prisma would ask once for each table. */
async function aroundNote(tx: Tx, noteId: string): Promise<Around> {
  const [found] = await tx.$queryRaw<[Around]>`
    SELECT note."isTemplate", note."createdAt", note."updatedAt",
      workspace.slug AS workspace, workspace.name AS "workspaceName",
      notebook."shortId" AS notebook, notebook.name AS "notebookName", parent."shortId" AS parent,
      COALESCE((SELECT max(number) FROM "Revision" WHERE "noteId" = note.id), 0) AS revision,
      publication.slug, shown.number AS published
    FROM "Note" AS note
    JOIN "Workspace" AS workspace ON workspace.id = note."workspaceId"
    JOIN "Notebook" AS notebook ON notebook.id = note."notebookId"
    LEFT JOIN "Note" AS parent ON parent.id = note."parentId"
    LEFT JOIN "Publication" AS publication ON publication."noteId" = note.id
    LEFT JOIN "Revision" AS shown ON shown.id = publication."revisionId"
    WHERE note.id = ${noteId}::uuid`;
  return found;
}
