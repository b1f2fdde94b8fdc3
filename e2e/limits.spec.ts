import * as Y from "yjs";
import { sessionCookieFor } from "#lib/auth/cookie.ts";
import { socketPath } from "#lib/collaboration/protocol.ts";
import { transaction } from "#lib/db/db.ts";
import { appendUpdates } from "#lib/notes/update-log.ts";
import { createSession } from "#lib/testing/factories.ts";
import { openRaw } from "#lib/testing/frames.ts";
import { collaborationTexts } from "#lib/texts/en/collaboration.ts";
import { expect, test } from "./fixtures.ts";
import { inspect, sizes } from "./inspect.ts";
import { noteOf, openNote } from "./note-page.ts";

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

test("a note that has become too large takes no more, says why, and keeps the words in the browser", async ({
  ana,
  openAs,
}) => {
  const note = await noteOf(ana, { title: "Everything", markdown: "Much." });
  await fill(ana.user, note, 10 * megabyte - 1_000);
  const page = await openAs(ana.user, sizes.wide);
  const opened = await openNote(page, note);
  await opened.body.click();
  await page.keyboard.insertText("Too much. ".repeat(2_000));
  await expect(page.getByText(/has become too large|is too large/).first()).toBeVisible();
  await inspect(page, "too large");
  await page.reload();
  await expect(page.getByRole("textbox", { name: "Note" })).toContainText("Too much.");
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
