import type { Locator, Page } from "playwright/test";
import { createNote } from "#lib/notes/create-note.ts";
import { actorOf, createNotebook } from "#lib/testing/factories.ts";
import { expect } from "./fixtures.ts";

interface Owner {
  user: { id: string };
  workspace: { slug: string };
  notebook: { shortId: string };
}

/** A note of that person, written through the domain. */
export async function noteOf(owner: Owner, given: { title?: string; markdown?: string } = {}) {
  const { title = "", markdown = "" } = given;
  return await createNote(await actorOf(owner.user), {
    workspace: owner.workspace.slug,
    notebook: owner.notebook.shortId,
    title,
    markdown,
  });
}

/** Somebody's private notebook, in which only they are named. */
export async function privateNotebookOf(owner: { user: { id: string }; workspace: { id: string } }) {
  return await createNotebook({
    workspace: owner.workspace,
    name: "Letters",
    visibility: "private",
    members: [{ user: owner.user, access: "manage" }],
    position: "a9",
  });
}

/** An open note: its parts by the names that people and screen readers know them by. */
export interface OpenedNote {
  page: Page;
  title: Locator;
  body: Locator;
  status: Locator;
  /** Waits until everything typed is confirmed. */
  saved(): Promise<void>;
}

/** Opens a note in a page and waits until it can be written into. */
export async function openNote(page: Page, note: { url: string }): Promise<OpenedNote> {
  await page.goto(note.url);
  return await noteOn(page);
}

/** The note that a page shows, once it can be written into. */
export async function noteOn(page: Page): Promise<OpenedNote> {
  const title = page.getByRole("textbox", { name: "Title" });
  const body = page.getByRole("textbox", { name: "Note" });
  const status = page.getByRole("status");
  await expect(body).toHaveAttribute("contenteditable", "true");
  return { page, title, body, status, saved: () => expect(status).toHaveText("Saved") };
}

/**
 * So long after a focus ProseMirror puts the caret back if the selection ends where it did then, wherever it begins: a
 * Shift+Home in between is lost. Nobody is as quick as that.
 */
const caretReturnsMs = 20;

/** Gives an editor the focus, and keys to come their place for good: timers of one length end in the order they began. */
export async function focusOn(editor: Locator): Promise<void> {
  await editor.focus();
  await editor.evaluate((_element, ms) => new Promise((done) => setTimeout(done, ms)), caretReturnsMs);
}

/** Puts the caret at the end of the body. */
export async function goToEnd({ page, body }: Pick<OpenedNote, "page" | "body">): Promise<void> {
  await focusOn(body);
  await page.keyboard.press("ControlOrMeta+End");
}
