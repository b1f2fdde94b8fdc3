import type { Page } from "playwright/test";
import { createMember, createUser } from "#lib/testing/factories.ts";
import { expect, test } from "./fixtures.ts";
import { inspect, sizes } from "./inspect.ts";
import { focusOn, goToEnd, noteOf, openNote, privateNotebookOf } from "./note-page.ts";

interface Ana {
  user: { id: string };
  workspace: { id: string; slug: string };
}

/** A private notebook of Ana's with two notes, and a guest of her workspace who may see nothing yet. */
async function createScene(ana: Ana) {
  const gil = await createUser({ name: "Gil Brook" });
  await createMember({ workspace: ana.workspace, user: gil, role: "guest" });
  const inside = { ...ana, notebook: await privateNotebookOf(ana) };
  return {
    gil,
    mill: await noteOf(inside, { title: "To the mill", markdown: "Dear miller." }),
    bank: await noteOf(inside, { title: "To the bank", markdown: "Dear banker." }),
  };
}

async function openDialog(page: Page) {
  await page.getByRole("button", { name: "Share", exact: true }).click();
  const dialog = page.getByRole("dialog", { name: "Share this note" });
  const people = dialog.getByRole("list", { name: "Who has access" });
  await expect(people).toBeVisible();
  return { dialog, row: people.getByRole("listitem").filter({ hasText: "Gil Brook" }) };
}

test("one note of a private notebook is shared: found, commented, then written in, then gone", async ({
  ana,
  openAs,
}) => {
  const { gil, mill, bank } = await createScene(ana);
  const hers = await openNote(ana.page, mill);
  const { dialog, row } = await openDialog(ana.page);
  await dialog.getByRole("combobox", { name: "What they may do" }).selectOption("Can comment");
  const who = dialog.getByRole("combobox", { name: "Name or e-mail address" });
  await who.fill("gil");
  await expect(dialog.getByRole("option", { name: "Add Gil Brook" })).toBeVisible();
  await who.press("Enter");
  await expect(row).toContainText("This note is shared with them");

  const his = await openAs(gil);
  await his.goto(`/w/${ana.workspace.slug}`);
  const tree = his.getByRole("tree", { name: "Notebooks" });
  await expect(tree.getByRole("treeitem", { name: "Shared with me" })).toBeVisible();
  await expect(tree.getByRole("treeitem")).toHaveCount(2);
  await tree.getByRole("link", { name: "To the mill" }).click();
  const body = his.getByRole("textbox", { name: "Note" });
  await expect(body).toContainText("Dear miller.");
  await expect(body).toHaveAttribute("contenteditable", "false");
  await expect(his.getByRole("button", { name: "Comments" })).toBeVisible();
  expect((await his.request.get(bank.url)).status()).toBe(404);
  expect(await his.content()).not.toContain("To the bank");

  const level = row.getByRole("combobox", { name: "Access of Gil Brook" });
  await level.selectOption("Can edit");
  await expect(body).toHaveAttribute("contenteditable", "true");
  await focusOn(body);
  await his.keyboard.press("ControlOrMeta+End");
  await his.keyboard.type(" From Gil.");
  await expect(level).toBeEnabled();
  await ana.page.keyboard.press("Escape");
  await expect(hers.body).toContainText("Dear miller. From Gil.");

  await openDialog(ana.page);
  await row.getByRole("button", { name: "Remove Gil Brook" }).click();
  await expect(row).toHaveCount(0);
  await expect(body).toHaveAttribute("contenteditable", "false", { timeout: 1_000 });
  await expect(his.getByText("This note is no longer shared with you", { exact: false })).toBeVisible();
  await ana.page.keyboard.press("Escape");
  await goToEnd(hers);
  await ana.page.keyboard.type(" In private.");
  await hers.saved();
  await expect(body).not.toContainText("In private.");
  expect((await his.request.get(mill.url)).status()).toBe(404);
});

for (const size of ["wide", "narrow"] as const) {
  test(`sharing one note, by e-mail, too, and finding it (${size})`, async ({ ana, openAs }) => {
    const { gil, mill } = await createScene(ana);
    const page = await openAs(ana.user, sizes[size]);
    await openNote(page, mill);
    const { dialog, row } = await openDialog(page);
    const who = dialog.getByRole("combobox", { name: "Name or e-mail address" });
    await who.fill("gil");
    await expect(dialog.getByRole("option", { name: "Add Gil Brook" })).toBeVisible();
    await who.press("Enter");
    await expect(row.getByRole("combobox")).toHaveValue("edit");
    await inspect(page, "one note is shared");
    await who.fill("chi@example.com");
    await expect(dialog.getByRole("option", { name: "Invite chi@example.com" })).toBeVisible();
    await who.press("Enter");
    const link = dialog.getByLabel("Invitation for chi@example.com");
    await expect(link).toHaveValue(/\/invite\//);

    const chi = await openAs(await createUser({ name: "Chi Nguyen" }));
    await chi.goto(await link.inputValue());
    await chi.getByRole("button", { name: /^Join/ }).click();
    await expect(chi.getByRole("tree", { name: "Notebooks" }).getByRole("treeitem")).toHaveCount(2);
    await openNote(chi, mill);

    const his = await openAs(gil, sizes[size]);
    await his.goto(mill.url);
    await expect(his.getByRole("textbox", { name: "Note" })).toHaveAttribute("contenteditable", "true");
    if (size === "narrow") await his.getByRole("button", { name: "Open the sidebar" }).click();
    await expect(his.getByRole("treeitem", { name: "To the mill" })).toBeVisible();
    await inspect(his, "shared with me");
  });
}

test("who is asked for access is led from the inbox to the request", async ({ ana, openAs }) => {
  const { gil, mill } = await createScene(ana);
  const his = await openAs(gil);
  await his.goto(mill.url);
  await his.getByRole("button", { name: "Ask for access" }).click();
  await expect(his.getByRole("status")).toContainText("Your request is on its way");

  await ana.page.goto(`/w/${ana.workspace.slug}/inbox`);
  await ana.page
    .getByRole("main")
    .getByRole("link", { name: /To the mill/ })
    .click();
  const dialog = ana.page.getByRole("dialog", { name: "Share this note" });
  await expect(dialog).toContainText("Gil Brook asks to read “To the mill”");
  await dialog.getByRole("button", { name: "Give access to Gil Brook" }).click();
  await expect(dialog.getByRole("list", { name: "Who has access" })).toContainText(
    "This note is shared with them",
  );
  await his.goto(mill.url);
  await expect(his.getByText("Dear miller.")).toBeVisible();
});
