"use client";

import { useRouter } from "next/navigation";
import { tell, tellFailure } from "#components/ui/toast.tsx";
import { isAt, type Place } from "#components/notes/tree-changes.ts";
import { isUnder } from "#components/notes/tree-index.ts";
import { copyText } from "#lib/editor/views/copy-text.ts";
import { noteUrl } from "#lib/notes/note-url.ts";
import { notesTexts, titleOr } from "#lib/texts/en/notes.ts";
import { mayLeave } from "./leaving.ts";
import { valueOrTell } from "./value-or-tell.ts";
import { pickTextFiles } from "./pick-text-files.ts";
import { useShell, type Shell } from "./shell-context.tsx";

interface Frame extends Shell {
  /** Whoever would lose something by it was asked before anything was done. */
  go(url: string): void;
}

/** What people do with notes and notebooks from the tree, its menus and the command menu. */
export function useNoteCommands() {
  const shell = useShell();
  const router = useRouter();
  const frame: Frame = { ...shell, go: (url) => router.push(url) };
  return {
    nameOf: (id: string) => nameOf(frame, id),
    urlOf: (id: string) =>
      noteUrl({ workspace: shell.workspace.slug, title: shell.index.get(id)?.name ?? "", id }),
    createNote: (where?: Where) => createNote(frame, where),
    rename: (id: string, name: string) => rename(frame, id, name),
    move: (id: string, place: Place | null) => move(frame, id, place),
    trash: (id: string) => trash(frame, id),
    deleteNotebook: (id: string) => deleteNotebook(frame, id),
    importMarkdown: (notebook?: string) => void importMarkdown(frame, notebook),
  };
}

function nameOf({ index }: Frame, id: string): string {
  return titleOr(index.get(id)?.name ?? "");
}

interface Where {
  notebook?: string;
  parent?: string;
  /** The note whose text and tags the new one begins with. */
  template?: string;
}

/** In the place given, else in the notebook of the open note, else in the first one that may be written in. */
function createNote({ actions, attempt, current, go, index, workspace }: Frame, where: Where = {}) {
  if (!mayLeave("note")) return;
  const beside = current === null ? undefined : index.get(current);
  const around = index.get(beside?.notebook ?? ""); // not there when only the note is shared
  const chosen =
    where.parent || where.notebook || !around?.mayEdit ? where : { ...where, notebook: around.id };
  attempt(null, async () => {
    const made = await valueOrTell(actions.createNote({ workspace: workspace.slug, ...chosen }));
    if (made) go(`${made.value.url}?new`);
  });
}

function rename({ actions, attempt, index }: Frame, id: string, given: string) {
  const node = index.get(id);
  const name = given.trim();
  if (!node || name === "" || name === node.name) return;
  attempt({ type: "rename", id, name }, async () => {
    const isNote = node.kind === "note";
    await valueOrTell(
      isNote ? actions.renameNote({ id, title: name }) : actions.renameNotebook({ id, name }),
    );
  });
}

function move(frame: Frame, id: string, place: Place | null) {
  const { actions, attempt, index } = frame;
  if (!place || isAt(index, id, place)) return;
  const done = notesTexts.movedTo(nameOf(frame, id), nameOf(frame, place.parent ?? place.notebook));
  const stays = index.get(id)?.notebook === place.notebook;
  attempt({ type: "move", id, place }, async () => {
    const moved = await valueOrTell(actions.moveNote({ id, ...place }));
    if (moved) tell(stays ? done : notesTexts.movedShared(done, moved.value.shared));
  });
}

function trash(frame: Frame, id: string) {
  const { actions, attempt, current, go, index, workspace } = frame;
  const title = nameOf(frame, id);
  const restore = () =>
    attempt(null, async () => {
      if (await valueOrTell(actions.restoreNote({ id }))) tell(notesTexts.restored(title));
    });
  attempt({ type: "remove", id }, async () => {
    if (!(await valueOrTell(actions.trashNote({ id })))) return;
    if (current !== null && isUnder(index, current, id)) go(`/w/${workspace.slug}`);
    tell(notesTexts.movedToTrash(title), { label: notesTexts.undo, run: restore });
  });
}

function deleteNotebook(frame: Frame, id: string) {
  const { actions, attempt } = frame;
  const done = notesTexts.notebookDeleted(nameOf(frame, id));
  attempt({ type: "remove", id }, async () => {
    if (await valueOrTell(actions.deleteNotebook({ id }))) tell(done);
  });
}

/** Asks for Markdown files and makes a note of each. */
async function importMarkdown({ actions, attempt, go, workspace }: Frame, notebook?: string) {
  const files = await pickTextFiles(".md,.markdown,text/markdown");
  if (files.length === 1 && !mayLeave("note")) return;
  attempt(null, async () => {
    for (const file of files) {
      const place = { workspace: workspace.slug, ...(notebook !== undefined && { notebook }) };
      const made = await valueOrTell(
        actions.importMarkdown({ ...place, name: file.name, markdown: await file.text() }),
      );
      if (made && files.length === 1) go(made.value.url);
    }
  });
}

/** Puts the note's address where it can be pasted from. */
export async function copyLink(url: string): Promise<void> {
  if (await copyText(new URL(url, location.href).href)) tell(notesTexts.linkCopied);
  else tellFailure(notesTexts.copyFailed);
}
