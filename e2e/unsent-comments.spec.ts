import type { Page } from "playwright/test";
import { expect, test } from "./fixtures.ts";
import { comment, markdown, marks, select, send, thread } from "./comment-page.ts";
import { noteOf, openNote } from "./note-page.ts";

/** Comments on a note, and begins a reply to that. */
async function beginReply(page: Page, written: { url: string }) {
  await openNote(page, written);
  await comment(page, "Wait a night", "Or two?");
  const card = thread(page, "on “Wait a night”");
  await card.getByRole("button", { name: "Reply" }).click();
  return card;
}

test("what cannot be sent stays, and says so; the connection back, it is sent", async ({ ana }) => {
  const written = await noteOf(ana, { title: "Bread", markdown });
  const { page } = ana;
  const card = await beginReply(page, written);
  await page.context().setOffline(true);
  await send(card, "Reply", "Three at most.");
  await expect(card.getByRole("alert")).toContainText("Not sent. Your words are still here.");
  await expect(card).toContainText("Three at most.");
  await page.context().setOffline(false);
  await expect(card.getByRole("alert")).toBeHidden();
  await expect(card.getByText("Sending…")).toBeHidden();
  await page.reload();
  await expect(thread(page, "on “Wait a night”").getByRole("button", { name: "1 reply" })).toBeVisible();
});

test("words that were not sent are there again after the page was left, and gone when their writer signs out", async ({
  ana,
}) => {
  const written = await noteOf(ana, { title: "Bread", markdown });
  const { page } = ana;
  const card = await beginReply(page, written);
  await expect(card.getByRole("textbox", { name: "Reply" })).toBeFocused();
  await page.keyboard.type("Three, I thi");
  await select(page, "stir it well");
  await page.getByRole("button", { name: "Comment", exact: true }).click();
  const box = page.getByRole("textbox", { name: "Write a comment" });
  await expect(box).toBeFocused();
  await page.keyboard.type("With wh");

  await page.reload();
  await expect(box).toHaveValue("With wh");
  await expect(box).not.toBeFocused();
  await expect(marks(page)).toHaveCount(2);
  await card.getByRole("button", { name: "Go on with your reply" }).click();
  await expect(card.getByRole("textbox", { name: "Reply" })).toHaveValue("Three, I thi");
  await box.click();
  await page.keyboard.press("Escape");
  await expect(box).toBeHidden();
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(box).toBeFocused();
  await expect(box).toHaveValue("With wh");
  await page.keyboard.type("at?");
  await page.keyboard.press("ControlOrMeta+Enter");
  await expect(thread(page, "on “stir it well”")).toContainText("With what?");
  await expect(page.getByText("Sending…")).toHaveCount(0);

  const kept = () => page.evaluate(() => Object.keys(localStorage).filter((key) => key.includes(":words:")));
  expect(await kept()).toHaveLength(1);
  await page.getByRole("button", { name: "Ana Fields" }).first().click();
  page.once("dialog", (dialog) => void dialog.accept());
  await page.getByRole("menuitem", { name: "Sign out" }).click();
  await expect(page).toHaveURL(/\/sign-in/);
  expect(await kept()).toEqual([]);
});

test("where the browser keeps nothing, leaving asks while a comment is being written, and no longer", async ({
  ana,
}) => {
  const written = await noteOf(ana, { title: "Bread", markdown });
  const { page } = ana;
  await page.addInitScript(() => {
    Storage.prototype.setItem = () => {
      throw new DOMException("Nothing is kept here.", "QuotaExceededError");
    };
  });
  const card = await beginReply(page, written);
  const box = card.getByRole("textbox", { name: "Reply" });
  await expect(box).toBeFocused();
  await page.keyboard.type("Three, I thi");
  const asksBefore = async (leave: () => Promise<unknown>, type: string) => {
    const asked = page.waitForEvent("dialog");
    const leaving = leave();
    const question = await asked;
    expect(question.type()).toBe(type);
    await question.dismiss();
    await leaving;
    await expect(box).toHaveValue("Three, I thi");
  };
  await asksBefore(() => page.evaluate(() => location.reload()), "beforeunload");
  await asksBefore(() => page.getByRole("link", { name: "History" }).click(), "confirm");

  await box.click();
  await page.keyboard.type("nk.");
  await page.keyboard.press("ControlOrMeta+Enter");
  await expect(card).toContainText("Three, I think.");
  await expect(page.getByText("Sending…")).toHaveCount(0);
  let asked = 0;
  page.on("dialog", (dialog) => {
    asked += 1;
    void dialog.dismiss();
  });
  await page.getByRole("link", { name: "History" }).click();
  await expect(page).toHaveURL(/\/history/);
  expect(asked).toBe(0);
});

test("a comment that was on its way when the page was left is sent when the note is open again", async ({
  ana,
}) => {
  const written = await noteOf(ana, { title: "Bread", markdown });
  await openNote(ana.page, written);
  await select(ana.page, "Wait a night");
  await ana.page.getByRole("button", { name: "Comment", exact: true }).click();
  await expect(ana.page.getByRole("textbox", { name: "Write a comment" })).toBeFocused();
  await ana.page.context().setOffline(true);
  await send(thread(ana.page, "New thread"), "Write a comment", "Or two?");
  await expect(thread(ana.page, "New thread").getByRole("alert")).toBeVisible();
  const next = await ana.page.context().newPage();
  await ana.page.close();
  await next.context().setOffline(false);
  await openNote(next, written);
  await expect(thread(next, "on “Wait a night”")).toContainText("Or two?");
  await expect(next.getByText("Sending…")).toHaveCount(0);
  await next.reload();
  await expect(thread(next, "on “Wait a night”")).toContainText("Or two?");
});
