import { userIdOf, type Actor } from "#lib/actor.ts";
import type { Tx } from "#lib/db/db.ts";
import { shortId } from "#lib/db/short-id.ts";
import type { NoteContent } from "#lib/editor/yjs.ts";
import { Refusal } from "#lib/errors.ts";
import { announce } from "#lib/events/events.ts";
import { resolveLinks } from "#lib/links/resolve-links.ts";
import { watchNote } from "#lib/notifications/notify.ts";
import { tellMentioned } from "#lib/notifications/save-mentions.ts";
import { notebooksWith, requireNote, requireNotebook, type PermittedNote } from "#lib/permissions/notes.ts";
import { requireWorkspace } from "#lib/permissions/workspaces.ts";
import { notesDomainTexts } from "#lib/texts/en/notes-domain.ts";
import { permissionTexts } from "#lib/texts/en/permissions.ts";
import { createNoteBody, type FirstBody } from "./create-note-body.ts";
import { noteUrl } from "./note-url.ts";
import { positionIn, type Level } from "./position.ts";
import { lockTree } from "./tree-lock.ts";

/** Where a note comes to be and what it says; ids are short ids, the workspace is its slug. */
export interface NewNote {
  workspace: string;
  notebook?: string | undefined;
  parent?: string | undefined;
  content: NoteContent;
  origin: FirstBody["origin"];
  /** Whether the people named in it are told: somebody has just written this about them. */
  tells?: boolean;
}

export interface AddedNote {
  id: string;
  title: string;
  url: string;
  revision: number;
}

/** Makes a note at the end of its siblings. Whatever makes notes (people, the API, imports) ends here. */
export async function addNote(tx: Tx, actor: Actor, note: NewNote): Promise<AddedNote> {
  const workspace = await requireWorkspace(tx, actor, { slug: note.workspace, action: "view" });
  await lockTree(tx, workspace.id);
  const level = await levelFor(tx, actor, { workspaceId: workspace.id, ...note });
  const row = await tx.note.create({
    data: {
      ...level,
      shortId: shortId(),
      workspaceId: workspace.id,
      position: await positionIn(tx, level, null),
      createdById: userIdOf(actor),
    },
    select: { id: true, shortId: true },
  });
  const { content, origin } = note;
  const userId = userIdOf(actor);
  const { notebookId } = level;
  const body = await resolveLinks(tx, actor, { workspaceId: workspace.id, notebookId, body: content.body });
  const { number: revision } = await createNoteBody(tx, { ...content, body, noteId: row.id, userId, origin });
  if (userId !== null && origin !== "imported") await watchNote(tx, { noteId: row.id, userId });
  if (note.tells) await tellMentioned(tx, { noteId: row.id, content, byId: userId });
  await announce(tx, { type: "tree.changed", workspaceId: workspace.id });
  const { title } = content;
  return {
    id: row.shortId,
    title,
    url: noteUrl({ workspace: workspace.slug, title, id: row.shortId }),
    revision,
  };
}

interface Wanted {
  workspaceId: string;
  notebook?: string | undefined;
  parent?: string | undefined;
}

/** The place a new note goes to, if the actor may write there. */
async function levelFor(tx: Tx, actor: Actor, { workspaceId, notebook, parent }: Wanted): Promise<Level> {
  if (parent !== undefined) {
    const above = await requireNote(tx, actor, { id: parent, needed: "edit" });
    if (above.workspaceId !== workspaceId) throw new Refusal("not-found", permissionTexts.noteNotFound);
    if (notebook !== undefined) await requireNotebookOf(tx, actor, { above, notebook });
    return { notebookId: above.notebookId, parentId: above.id };
  }
  if (notebook !== undefined) {
    const chosen = await requireNotebook(tx, actor, { id: notebook, needed: "edit" });
    if (chosen.workspaceId !== workspaceId) throw new Refusal("not-found", permissionTexts.notebookNotFound);
    return { notebookId: chosen.id, parentId: null };
  }
  const first = await tx.notebook.findFirst({
    where: { workspaceId, ...notebooksWith(actor, "edit") },
    orderBy: [{ position: "asc" }, { id: "asc" }],
    select: { id: true },
  });
  if (!first) throw new Refusal("forbidden", notesDomainTexts.noNotebookToWriteIn);
  return { notebookId: first.id, parentId: null };
}

/** Whoever was let into single notes may write under these without holding their notebook. */
async function requireNotebookOf(
  tx: Tx,
  actor: Actor,
  { above, notebook }: { above: PermittedNote; notebook: string },
): Promise<void> {
  const own = await tx.notebook.count({ where: { id: above.notebookId, shortId: notebook } });
  if (own > 0) return;
  await requireNotebook(tx, actor, { id: notebook, needed: "edit" });
  throw new Refusal("bad-request", notesDomainTexts.parentElsewhere);
}
