import type { Page } from "playwright/test";
import { createMember, createUser } from "#lib/testing/factories.ts";
import { expect, test } from "./fixtures.ts";
import { inspect, sizes } from "./inspect.ts";
import { goToEnd, noteOf, openNote } from "./note-page.ts";

const lines = Array.from({ length: 60 }, (_, at) => `Line ${at + 1}.`).join("\n\n");
const markdown = `## Beginning\n\nFirst words.\n\n${lines}\n\n## The far end\n\nLast words.`;

/** Ana's note, and a second person who may write in it. */
async function inCompany(ana: { workspace: { id: string } }, name = "Ben Okafor") {
  const user = await createUser({ name });
  await createMember({ workspace: ana.workspace, user, role: "member" });
  return user;
}

function who(page: Page) {
  return page.getByRole("button", { name: /^Who is here/ });
}

test("one sees where somebody is, goes there, and follows until one moves oneself", async ({
  ana,
  openAs,
}) => {
  const ben = await inCompany(ana);
  const note = await noteOf(ana, { title: "Bread", markdown });
  const hers = await openNote(ana.page, note);
  const his = await openNote(await openAs(ben), note);
  const last = hers.body.getByText("Last words.");

  await expect(who(ana.page)).toHaveAccessibleName("Who is here: Ben Okafor");
  await his.body.getByText("First words.").click();
  const list = ana.page.getByRole("dialog", { name: "Who is here" });
  await who(ana.page).focus();
  await ana.page.keyboard.press("Enter");
  await expect(list).toContainText("Editing in “Beginning”");
  await goToEnd(his);
  await expect(list).toContainText("Editing in “The far end”");
  await inspect(ana.page, "who is here");
  await expect(last).not.toBeInViewport();
  await list.getByRole("button", { name: "Go to Ben Okafor" }).press("Enter");
  await expect(last).toBeInViewport();
  await expect(who(ana.page)).toBeFocused();

  await ana.page.keyboard.press("Enter");
  await list.getByRole("button", { name: "Follow Ben Okafor" }).press("Enter");
  const strip = ana.page.getByRole("note").filter({ hasText: "Following Ben Okafor" });
  await expect(strip).toBeVisible();
  await expect(who(ana.page)).toBeFocused();
  await his.page.keyboard.press("ControlOrMeta+Home");
  await his.body.getByText("First words.").click();
  await expect(hers.body.getByText("First words.")).toBeInViewport();
  await goToEnd(his);
  await his.page.keyboard.type(" And more.");
  await expect(hers.body.getByText("Last words. And more.")).toBeInViewport();
  await inspect(ana.page, "following");

  await ana.page.keyboard.press("Escape");
  await expect(strip).toHaveCount(0);
  await his.body.getByText("First words.").click();
  await expect(hers.body.locator('[data-name="Ben Okafor"]')).not.toBeInViewport();

  for (const stop of [
    () => ana.page.mouse.wheel(0, 50),
    () => strip.getByRole("button", { name: "Stop" }).click(),
    async () => {
      await hers.body.getByText("Last words.").click();
      await ana.page.keyboard.type("!");
    },
  ]) {
    await who(ana.page).click();
    await list.getByRole("button", { name: "Follow Ben Okafor" }).click();
    await expect(strip).toBeVisible();
    await ana.page.mouse.move(600, 500);
    await stop();
    await expect(strip).toHaveCount(0);
  }
});

test("whom one follows may leave, and who comes is said politely", async ({ ana, openAs }) => {
  const ben = await inCompany(ana);
  const note = await noteOf(ana, { title: "Bread", markdown });
  const first = await openNote(await openAs(ben), note);
  await openNote(ana.page, note);
  const polite = ana.page.locator(".beside-note [aria-live=polite]");
  await who(ana.page).click();
  await ana.page.getByRole("button", { name: "Follow Ben Okafor" }).click();
  const strip = ana.page.getByRole("note").filter({ hasText: "Following Ben Okafor" });
  await expect(strip).toBeVisible();
  await first.page.close();
  await expect(strip).toHaveCount(0);
  await expect(polite).toHaveText("Ben Okafor has left");
  await expect(who(ana.page)).toHaveCount(0);

  const chi = await inCompany(ana, "Chi Nguyen");
  await openNote(await openAs(chi), note);
  await expect(polite).toHaveText("Chi Nguyen is here");
});

test("a person in two tabs is one person with one caret", async ({ ana, openAs }) => {
  const ben = await inCompany(ana);
  const note = await noteOf(ana, { title: "Bread", markdown: "First words.\n\nLast words." });
  const hers = await openNote(ana.page, note);
  const one = await openNote(await openAs(ben), note);
  const other = await openNote(await one.page.context().newPage(), note);
  await one.body.getByText("First words.").click();
  await expect(hers.body.locator("p").first().locator("[data-person]")).toHaveCount(1);
  await other.body.getByText("Last words.").click();
  await expect(hers.body.locator("p").last().locator("[data-person]")).toHaveCount(1);
  await expect(hers.body.locator("[data-person]")).toHaveCount(1);
  await expect(who(ana.page)).toHaveAccessibleName("Who is here: Ben Okafor");
  await expect(who(one.page)).toHaveAccessibleName("Who is here: Ana Fields");
  await expect(one.body.locator('[data-name="Ben Okafor"]')).toHaveCount(0);
});

test("on a narrow page the list fits, and a second person is a number", async ({ ana, openAs }) => {
  const ben = await inCompany(ana);
  const chi = await inCompany(ana, "Chi Nguyen");
  const note = await noteOf(ana, { title: "Bread", markdown: "First words." });
  const page = await openAs(ana.user, sizes.narrow);
  await openNote(page, note);
  for (const user of [ben, chi]) await openNote(await openAs(user), note);
  await expect(who(page)).toContainText("+1");
  await who(page).tap();
  const list = page.getByRole("dialog", { name: "Who is here" });
  await expect(list.getByRole("listitem")).toHaveCount(2);
  await expect(list).toContainText("Reading");
  await inspect(page, "who is here on a phone");
});
