import type { Page } from "playwright/test";
import * as Y from "yjs";
import { socketPath } from "#lib/collaboration/protocol.ts";
import { transaction } from "#lib/db/db.ts";
import { storeNote } from "#lib/notes/store-note.ts";
import { appendUpdates } from "#lib/notes/update-log.ts";
import { createMember, createSession, createUser } from "#lib/testing/factories.ts";
import { openRaw } from "#lib/testing/frames.ts";
import { sessionCookieFor } from "#lib/testing/session-cookie.ts";
import { collaborationTexts } from "#lib/texts/en/collaboration.ts";
import { editorTexts } from "#lib/texts/en/editor.ts";
import { pasteInto } from "./clipboard.ts";
import { expect, test } from "./fixtures.ts";
import { inspect, sizes } from "./inspect.ts";
import { goToEnd, noteOf, noteOn, openNote, type OpenedNote } from "./note-page.ts";

const megabyte = 1024 * 1024;

/** Puts so much into a note's document, beside what it shows. */
async function fill(user: { id: string }, note: { id: string }, bytes: number): Promise<void> {
  const doc = new Y.Doc();
  doc.getText("elsewhere").insert(0, "x".repeat(bytes));
  await transaction(async (tx) => {
    const { id: noteId } = await tx.note.findFirstOrThrow({ where: { shortId: note.id } });
    const update = Y.encodeStateAsUpdate(doc);
    await appendUpdates(tx, [{ noteId, userId: user.id, origin: "typed", update }]);
  });
}

/** What the server has of a note's body. */
async function storedBody(note: { id: string }) {
  return await transaction(async (tx) => {
    const { id } = await tx.note.findFirstOrThrow({ where: { shortId: note.id } });
    return (await storeNote(tx, id)).content.body;
  });
}

test("a note that is nearly too large says so, and goes on saving", async ({ ana, openAs }) => {
  const note = await noteOf(ana, { title: "Everything", markdown: "Much." });
  await fill(ana.user, note, 9 * megabyte);
  const { page } = ana;
  const opened = await openNote(page, note);
  await expect(page.getByText(collaborationTexts.noteNearlyTooLarge)).toBeVisible();
  await opened.body.click();
  await page.keyboard.type("Still room. ");
  await opened.saved();
  await page.close();

  const phone = await openAs(ana.user, sizes.narrow);
  const there = await openNote(phone, note);
  await expect(there.body).toContainText("Still room.");
  await expect(phone.getByText(collaborationTexts.noteNearlyTooLarge)).toBeVisible();
  await inspect(phone, "nearly too large, on a phone");
});

const tooMuch = "Too much. ".repeat(2_000);

/** A note of one paragraph that is full but for a little. */
async function fullNoteOf(owner: Parameters<typeof noteOf>[0]) {
  const note = await noteOf(owner, { title: "Everything", markdown: "Much." });
  await fill(owner.user, note, 10 * megabyte - 1_000);
  return note;
}

/** Ana goes into a note of one paragraph that is full but for a little. */
async function goInto(page: Page, note: { url: string }): Promise<OpenedNote> {
  const opened = await openNote(page, note);
  await opened.saved();
  await goToEnd(opened);
  return opened;
}

/** She writes too much into it. */
async function overfill(opened: OpenedNote) {
  const { page } = opened;
  await page.keyboard.insertText(tooMuch);
  const notice = page.getByText(editorTexts.saveMore.tooLarge);
  await expect(notice).toBeVisible();
  await expect(opened.status).toHaveText("Not saved");
  return { ...opened, notice };
}

async function writeAnew({ page, body }: OpenedNote, text: string): Promise<void> {
  await body.getByText("Too much.").click({ clickCount: 3 });
  await page.keyboard.type(text);
}

test("who made a note too large hears others, makes it smaller, and has it saved again by itself", async ({
  ana,
  openAs,
}) => {
  const note = await fullNoteOf(ana);
  const ben = await createUser({ name: "Ben Okafor" });
  await createMember({ workspace: ana.workspace, user: ben, role: "member" });
  const his = await openNote(await openAs(ben), note);
  const hers = await overfill(await goInto(ana.page, note));

  await goToEnd(his);
  await his.page.keyboard.press("Enter");
  await his.page.keyboard.type("From Ben.");
  await his.saved();
  await expect(hers.body).toContainText("From Ben.");
  await expect(his.body).not.toContainText("Too much.");
  await expect(hers.status).toHaveText("Not saved");

  await writeAnew(hers, "Little.");
  await hers.saved();
  await expect(hers.notice).toBeHidden();
  await ana.page.keyboard.type(" And more.");
  await expect(his.body.locator("p")).toHaveText(["Little. And more.", "From Ben."]);
  await hers.saved();
});

test("a note that is still too large after a reload says so, and is saved once it is smaller", async ({
  ana,
  openAs,
}) => {
  const note = await fullNoteOf(ana);
  const page = await openAs(ana.user, sizes.wide);
  const { notice } = await overfill(await goInto(page, note));
  await page.reload();
  const again = await noteOn(page);
  await expect(again.body).toContainText("Too much.");
  await expect(again.status).toHaveText("Not saved");
  await expect(notice).toBeVisible();
  await expect(again.body).toHaveAttribute("contenteditable", "true");
  await inspect(page, "too large");

  await writeAnew(again, "Little.");
  await again.saved();
  await expect(notice).toBeHidden();
  await expect(again.body).toHaveText("Little.");
});

test("a note that became too large while scripts cannot be loaded is saved once they can and it is smaller", async ({
  ana,
  openAs,
}) => {
  const note = await fullNoteOf(ana);
  // A service worker asks for what it keeps by itself, where nothing could fail.
  const page = await openAs(ana.user, { serviceWorkers: "block" });
  const opened = await goInto(page, note);
  await page.keyboard.press("Shift+Home");
  await expect(page.getByRole("toolbar", { name: "Formatting" })).toBeVisible(); // it is loaded, too
  const asked: string[] = [];
  await page.route("**/_next/static/chunks/**", async (route) => {
    asked.push(route.request().url());
    await route.abort();
  });
  const hers = await overfill(opened);
  // The loader of the scripts itself tries each twice.
  await expect.poll(() => asked.some((url, index) => asked.indexOf(url) < index)).toBe(true);
  await page.unroute("**/_next/static/chunks/**");
  await writeAnew(hers, "Little.");
  await hers.saved();
  await expect(hers.notice).toBeHidden();
});

test("what was written offline, and is more than a frame holds, is saved when the note is opened again", async ({
  ana,
}) => {
  test.slow();
  const note = await noteOf(ana, { title: "Everything", markdown: "```\nMuch.\n```" });
  const context = ana.page.context();
  const opened = await openNote(ana.page, note);
  await opened.saved();
  await goToEnd(opened);
  await context.setOffline(true);
  await expect(opened.status).toHaveText("Offline – kept on this device");
  await pasteInto(opened.body, { text: `${"So it goes, line by line.\n".repeat(200_000)}The end.` });
  await expect(opened.body).toContainText("The end.");
  await expect(opened.status).toHaveText("Offline – kept on this device");
  await ana.page.close();
  await context.setOffline(false);
  const again = await openNote(await context.newPage(), note);
  await expect(again.status).toHaveText("Saved", { timeout: 20_000 });
  expect(JSON.stringify(await storedBody(note))).toContain("The end.");
});

test("what no note can hold is not pasted, with the reason, and the note stays as it is; offline, too", async ({
  ana,
  openAs,
}) => {
  const note = await noteOf(ana, { title: "Everything", markdown: "Keep this." });
  const page = await openAs(ana.user, { permissions: ["clipboard-read", "clipboard-write"] });
  const opened = await openNote(page, note);
  await opened.saved();
  await goToEnd(opened);
  const copied = "So it goes.\n".repeat(1_000_000);
  await page.evaluate((text) => navigator.clipboard.writeText(text), copied);
  const reason = page.getByText(editorTexts.tooMuchToInsert);
  await page.keyboard.press("ControlOrMeta+v");
  await expect(reason).toBeVisible();
  await expect(opened.body).toHaveText("Keep this.");
  await inspect(page, "too much to paste");

  await page.context().setOffline(true);
  await page.keyboard.press("ControlOrMeta+v");
  await expect(reason).toHaveCount(2);
  await page.keyboard.type(" And this.");
  await expect(opened.body).toHaveText("Keep this. And this.");
  await expect(opened.status).toHaveText("Offline – kept on this device");
  expect(await page.evaluate(async () => (await navigator.clipboard.readText()).length)).toBe(copied.length);
  await page.context().setOffline(false);
  await opened.saved();
});

test("a note that nearly as many people have open as can says so to whoever comes", async ({
  ana,
  openAs,
  baseURL,
}) => {
  const note = await noteOf(ana, { title: "Everybody", markdown: "All." });
  const { name, value } = await sessionCookieFor((await createSession(ana.user)).id);
  const address = `${(baseURL ?? "").replace(/^http/, "ws")}${socketPath}`;
  const headers = { Cookie: `${name}=${value}`, Origin: baseURL ?? "" };
  const others = await Promise.all(Array.from({ length: 201 }, () => openRaw(address, note.id, headers)));
  const page = await openAs(ana.user, sizes.narrow);
  await openNote(page, note);
  await expect(page.getByText(collaborationTexts.nearlyFull(250))).toBeVisible();
  await inspect(page, "nearly full");
  for (const { socket } of others) socket.terminate();
});
