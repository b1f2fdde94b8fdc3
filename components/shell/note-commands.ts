"use client";

import { useRouter } from "next/navigation";
import { tell, tellFailure } from "#components/ui/toast.tsx";
import { isAt, type Place } from "#components/notes/tree-changes.ts";
import type { ActionResult } from "#lib/transport/action-result.ts";
import { noteUrl } from "#lib/notes/note-url.ts";
import { notesTexts, titleOr } from "#lib/texts/en/notes.ts";
import { useShell } from "./shell-context.tsx";

/** Waits for an action; says why when it did not work. Undefined then. */
export async function answerOf<Value>(
  asking: Promise<ActionResult<Value>>,
): Promise<{ value: Value } | undefined> {
  try {
    const answer = await asking;
    if (answer.ok) return { value: answer.value };
    tellFailure(answer.message);
  } catch (error) {
    console.error(error);
    tellFailure(notesTexts.failedOffline);
  }
  return undefined;
}

/** What people do with notes and notebooks from the tree, its menus and the command menu. */
export function useNoteCommands() {
  const { actions, attempt, current, index, workspace } = useShell();
  const router = useRouter();
  const nameOf = (id: string) => titleOr(index.get(id)?.name ?? "");
  const home = `/w/${workspace.slug}`;
  const urlOf = (id: string) => noteUrl({ workspace: workspace.slug, title: index.get(id)?.name ?? "", id });

  return {
    nameOf,
    urlOf,

    /** Creates a note in the place, else beside the open note, else in the first notebook one may write in. */
    createNote(place: { notebook?: string; parent?: string } = {}) {
      const beside = current === null ? undefined : index.get(current);
      const notebook = place.notebook ?? (beside?.mayEdit ? beside.notebook : undefined);
      const chosen = place.parent ? { parent: place.parent } : notebook ? { notebook } : {};
      attempt(null, async () => {
        const made = await answerOf(actions.createNote({ workspace: workspace.slug, ...chosen }));
        if (made) router.push(`${made.value.url}?new`);
      });
    },

    rename(id: string, name: string) {
      const node = index.get(id);
      if (!node || name.trim() === "" || name.trim() === node.name) return;
      attempt({ type: "rename", id, name: name.trim() }, async () => {
        const asking =
          node.kind === "note"
            ? actions.renameNote({ id, title: name })
            : actions.renameNotebook({ id, name });
        await answerOf(asking);
      });
    },

    move(id: string, place: Place | null) {
      if (!place || isAt(index, id, place)) return;
      const where = nameOf(place.parent ?? place.notebook);
      attempt({ type: "move", id, place }, async () => {
        if (await answerOf(actions.moveNote({ id, ...place }))) tell(notesTexts.movedTo(nameOf(id), where));
      });
    },

    trash(id: string) {
      const title = nameOf(id);
      const restore = () =>
        attempt(null, async () => {
          if (await answerOf(actions.restoreNote({ id }))) tell(notesTexts.restored(title));
        });
      attempt({ type: "remove", id }, async () => {
        if (!(await answerOf(actions.trashNote({ id })))) return;
        if (current !== null && (current === id || isInside(current, id))) router.push(home);
        tell(notesTexts.movedToTrash(title), { label: notesTexts.undo, run: restore });
      });
    },

    deleteNotebook(id: string) {
      const name = nameOf(id);
      attempt({ type: "remove", id }, async () => {
        if (await answerOf(actions.deleteNotebook({ id }))) tell(notesTexts.notebookDeleted(name));
      });
    },

    copyLink(id: string) {
      navigator.clipboard.writeText(new URL(urlOf(id), location.href).href).then(
        () => tell(notesTexts.linkCopied),
        () => tellFailure(notesTexts.copyFailed),
      );
    },

    /** Asks for Markdown files and makes a note of each. */
    importMarkdown(notebook?: string) {
      void pickFiles().then((files) =>
        attempt(null, async () => {
          for (const file of files) {
            const markdown = await file.text();
            const input = {
              workspace: workspace.slug,
              ...(notebook && { notebook }),
              name: file.name,
              markdown,
            };
            const made = await answerOf(actions.importMarkdown(input));
            if (made && files.length === 1) router.push(made.value.url);
          }
        }),
      );
    },
  };

  function isInside(id: string, above: string): boolean {
    const parent = index.get(id)?.parent;
    return parent !== undefined && (parent === above || isInside(parent, above));
  }
}

function pickFiles(): Promise<File[]> {
  const input = Object.assign(document.createElement("input"), {
    type: "file",
    accept: ".md,.markdown,text/markdown",
    multiple: true,
  });
  return new Promise((resolve) => {
    input.addEventListener("change", () => resolve([...(input.files ?? [])]));
    input.addEventListener("cancel", () => resolve([]));
    input.click();
  });
}
