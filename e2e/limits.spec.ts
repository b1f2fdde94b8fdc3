import type { Page } from "playwright/test";
import * as Y from "yjs";
import { sessionCookieFor } from "#lib/auth/cookie.ts";
import { socketPath } from "#lib/collaboration/protocol.ts";
import { transaction } from "#lib/db/db.ts";
import { appendUpdates } from "#lib/notes/update-log.ts";
import { createMember, createSession, createUser } from "#lib/testing/factories.ts";
import { openRaw } from "#lib/testing/frames.ts";
import { collaborationTexts } from "#lib/texts/en/collaboration.ts";
import { editorTexts } from "#lib/texts/en/editor.ts";
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

test("a note that is nearly too large says so, and goes on saving", async ({ ana, openAs }) => {
  const note = await noteOf(ana, { title: "Everything", markdown: "Much." });
  await fill(ana.user, note, 9 * megabyte);
  const page = await openAs(ana.user, sizes.wide);
  const opened = await openNote(page, note);
  const notice = page.getByText(collaborationTexts.noteNearlyTooLarge);
  await expect(notice).toBeVisible();
  await opened.body.click();
  await page.keyboard.type("Still room. ");
  await opened.saved();
  await inspect(page, "nearly too large");
  await page.reload();
  await expect(opened.body).toContainText("Still room.");
  await expect(notice).toBeVisible();

  const phone = await openAs(ana.user, sizes.narrow);
  await openNote(phone, note);
  await expect(phone.getByText(collaborationTexts.noteNearlyTooLarge)).toBeVisible();
  await inspect(phone, "nearly too large, on a phone");
});

const tooMuch = "Too much. ".repeat(2_000);

/** A note of one paragraph that is full but for a little, open in two browsers; the first person writes too much. */
async function overfilled(
  ana: Parameters<typeof noteOf>[0] & { workspace: { id: string } },
  openAs: (user: { id: string }, options?: typeof sizes.wide) => Promise<Page>,
) {
  const note = await noteOf(ana, { title: "Everything", markdown: "Much." });
  await fill(ana.user, note, 10 * megabyte - 1_000);
  const ben = await createUser({ name: "Ben Okafor" });
  await createMember({ workspace: ana.workspace, user: ben, role: "member" });
  const his = await openNote(await openAs(ben), note);
  const hers = await openNote(await openAs(ana.user, sizes.wide), note);
  await hers.saved();
  await goToEnd(hers);
  await hers.page.keyboard.insertText(tooMuch);
  const notice = hers.page.getByText(editorTexts.saveMore.tooLarge);
  await expect(notice).toBeVisible();
  await expect(hers.status).toHaveText("Not saved");
  return { his, hers, notice };
}

/** Somebody else adds a paragraph at the end. */
async function addParagraph(note: OpenedNote, text: string): Promise<void> {
  await goToEnd(note);
  await note.page.keyboard.press("Enter");
  await note.page.keyboard.type(text);
  await note.saved();
}

test("who made a note too large is told, goes on in it, makes it smaller, and has it saved again", async ({
  ana,
  openAs,
}) => {
  const { his, hers, notice } = await overfilled(ana, openAs);
  await inspect(hers.page, "too large");
  await addParagraph(his, "From Ben.");
  await expect(hers.body).toContainText("From Ben.");
  await expect(his.body).not.toContainText("Too much.");
  await expect(hers.status).toHaveText("Not saved");

  const first = hers.body.locator("p").first();
  await first.click({ clickCount: 3 });
  await hers.page.keyboard.type("Little.");
  await expect(first).toHaveText("Little.");
  await expect(notice).toBeHidden();
  await hers.saved();
  await goToEnd(hers);
  await hers.page.keyboard.type(" From Ana.");
  await hers.saved();
  await expect(his.body.locator("p")).toHaveText(["Little.", "From Ben. From Ana."]);
  await expect(his.status).toHaveText("Saved");
});

test("a note that is still too large after a reload says so, and is saved once it is smaller", async ({
  ana,
  openAs,
}) => {
  const { his, hers, notice } = await overfilled(ana, openAs);
  await hers.page.reload();
  await addParagraph(his, "From Ben.");
  const again = await noteOn(hers.page);
  await expect(again.body).toContainText("From Ben.");
  await expect(again.body).toContainText("Too much.");
  await expect(again.status).toHaveText("Not saved");
  await expect(notice).toBeVisible();
  await expect(again.body).toHaveAttribute("contenteditable", "true");

  await again.body.locator("p").first().click({ clickCount: 3 });
  await hers.page.keyboard.type("Little.");
  await again.saved();
  await expect(notice).toBeHidden();
  await expect(his.body.locator("p")).toHaveText(["Little.", "From Ben."]);
  await hers.page.reload();
  await again.saved();
  await expect(again.body.locator("p")).toHaveText(["Little.", "From Ben."]);
});

test("a note that others make smaller takes what it did not take before", async ({ ana, openAs }) => {
  const note = await noteOf(ana, { title: "Everything", markdown: "Much." });
  await fill(ana.user, note, 10 * megabyte - 30_000);
  const other = await openNote(ana.page, note);
  await goToEnd(other);
  await ana.page.keyboard.insertText("Much more. ".repeat(2_000));
  await other.saved();
  const page = await openAs(ana.user, sizes.narrow);
  const opened = await openNote(page, note);
  await opened.saved();
  await opened.title.focus();
  await page.keyboard.insertText(tooMuch);
  await expect(opened.status).toHaveText("Not saved");
  await inspect(page, "too large, on a phone");
  await ana.page.keyboard.press("ControlOrMeta+a");
  await ana.page.keyboard.type("Less.");
  await other.saved();
  await opened.saved();
  await expect(other.title).toContainText("Too much.");
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
