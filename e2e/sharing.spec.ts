import { createMember, createNotebook, createUser } from "#lib/testing/factories.ts";
import { expect, test } from "./fixtures.ts";
import { inspect, sizes } from "./inspect.ts";
import { noteOf, openNote, privateNotebookOf } from "./note-page.ts";

async function privateNote(ana: { user: { id: string }; workspace: { id: string; slug: string } }) {
  const notebook = await privateNotebookOf(ana);
  return await noteOf({ ...ana, notebook }, { title: "To the mill", markdown: "Dear miller." });
}

test("who may not read a note asks for it, is let in and reads it", async ({ ana, openAs }) => {
  const ben = await createUser({ name: "Ben Okafor" });
  await createMember({ workspace: ana.workspace, user: ben, role: "member" });
  const note = await privateNote(ana);
  const his = await openAs(ben);

  await his.goto(`/w/${ana.workspace.slug}/n/zzzzzzzzzz`);
  const heading = his.getByRole("heading", { name: "There is no note here that you may read" });
  await expect(heading).toBeVisible();
  const nowhere = await his.getByRole("main").textContent();
  const response = await his.goto(note.url);
  expect(response?.status()).toBe(404);
  await expect(heading).toBeVisible();
  expect(await his.getByRole("main").textContent()).toBe(nowhere);
  expect(await his.content()).not.toContain("Dear miller");
  await inspect(his, "asking for access");
  await his.getByLabel("Message (optional)").fill("For the harvest.");
  await his.keyboard.press("Enter");
  await expect(his.getByRole("status")).toContainText("Your request is on its way");
  await his.reload();
  const asked = his.getByRole("status").filter({ hasText: "You have asked for access" });
  await expect(asked).toContainText("You hear of it when they give you access.");
  await inspect(his, "asked for access");
  await his.getByRole("button", { name: "Ask again" }).click();
  await expect(his.getByLabel("Message (optional)")).toBeFocused();
  await expect(asked).toHaveCount(0);

  await openNote(ana.page, note);
  await ana.page.getByRole("button", { name: "Share" }).click();
  const dialog = ana.page.getByRole("dialog", { name: "Share this note" });
  await expect(dialog).toContainText("Ben Okafor asks to read “To the mill”");
  await expect(dialog).toContainText("For the harvest.");
  await inspect(ana.page, "a request for access");
  await dialog.getByRole("combobox", { name: "Access of Ben Okafor" }).selectOption("Can comment");
  await dialog.getByRole("button", { name: "Give access to Ben Okafor" }).click();
  const people = dialog.getByRole("list", { name: "Who has access" });
  await expect(people.getByRole("listitem").filter({ hasText: "Ben Okafor" })).toContainText(
    "This note is shared with them",
  );
  await expect(dialog.getByRole("button", { name: "Give access to Ben Okafor" })).toHaveCount(0);

  await his.goto(note.url);
  await expect(his.getByText("Dear miller.")).toBeVisible();
});

for (const size of ["wide", "narrow"] as const) {
  test(`the dialog says who has access and why, and changes it (${size})`, async ({ ana, openAs }) => {
    const ben = await createUser({ name: "Ben Okafor" });
    await createMember({ workspace: ana.workspace, user: ben, role: "member" });
    const note = await privateNote(ana);
    const permissions = ["clipboard-read", "clipboard-write"];
    const page = await openAs(ana.user, { ...sizes[size], permissions });
    await openNote(page, note);
    await page.getByRole("button", { name: "Share" }).click();
    const dialog = page.getByRole("dialog", { name: "Share this note" });
    await dialog.getByRole("button", { name: "Copy link" }).click();
    await expect(dialog.getByRole("button", { name: "Copied" })).toBeVisible();
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    expect(copied).toBe(new URL(note.url, page.url()).href);
    const rows = dialog.getByRole("list", { name: "Who has access" }).getByRole("listitem");
    await expect(rows).toHaveCount(1);
    await expect(rows.first()).toContainText("Ana Fields (you)");

    const who = dialog.getByRole("combobox", { name: "Name or e-mail address" });
    await who.fill("oka");
    await expect(dialog.getByRole("option", { name: "Add Ben Okafor" })).toBeVisible();
    await inspect(page, "adding somebody");
    await who.press("Enter");
    await expect(rows).toHaveCount(2);
    await expect(who).toHaveValue("");
    const his = rows.filter({ hasText: "Ben Okafor" });
    const level = his.getByRole("combobox", { name: "Access of Ben Okafor" });
    await expect(level).toHaveValue("edit");
    await level.selectOption("Can read");
    await expect(page.getByText("Changed what Ben Okafor may do")).toBeVisible();
    await expect(level).toHaveValue("read");
    await expect(level).toBeEnabled();
    await inspect(page, "who has access");
    await his.getByRole("button", { name: "Remove Ben Okafor" }).click();
    await expect(rows).toHaveCount(1);

    await who.fill("chi@example.com");
    await expect(dialog.getByRole("option", { name: "Invite chi@example.com" })).toBeVisible();
    await who.press("Enter");
    const link = dialog.getByLabel("Invitation for chi@example.com");
    await expect(link).toHaveValue(/\/invite\//);
    await inspect(page, "an invitation with access");
    const chi = await createUser({ name: "Chi Nguyen" });
    const hers = await openAs(chi);
    await hers.goto(await link.inputValue());
    await hers.getByRole("button", { name: /^Join/ }).click();
    await expect(hers).toHaveURL(/\/w\//);
    await hers.goto(note.url);
    await expect(hers.getByText("Dear miller.")).toBeVisible();
  });
}

test("an open note closes when its notebook is made private", async ({ ana, openAs }) => {
  const ben = await createUser({ name: "Ben Okafor" });
  await createMember({ workspace: ana.workspace, user: ben, role: "member" });
  const members = [{ user: ana.user, access: "manage" as const }];
  const { workspace } = ana;
  const letters = await createNotebook({ workspace, name: "Letters", position: "a9", members });
  const his = await openAs(ben);
  const { body } = await openNote(his, await noteOf({ ...ana, notebook: letters }, { title: "Mill" }));

  await ana.page.goto(`/w/${workspace.slug}`);
  await ana.page.getByRole("treeitem", { name: "Letters", exact: true }).click({ button: "right" });
  await ana.page.getByRole("menuitem", { name: "Who may see it…" }).click();
  const dialog = ana.page.getByRole("dialog");
  await dialog.getByRole("combobox", { name: "Who may see it" }).selectOption("Only people you name");
  await dialog.getByRole("button", { name: "Save" }).click();
  await expect(ana.page.getByText("Saved who may see it")).toBeVisible();
  await expect(body).toHaveAttribute("contenteditable", "false");
  await expect(his.getByText("This note is no longer shared with you", { exact: false })).toBeVisible();
});

test("who does not manage a note sees who has access, and changes nothing", async ({ ana, openAs }) => {
  const ben = await createUser({ name: "Ben Okafor" });
  await createMember({ workspace: ana.workspace, user: ben, role: "member" });
  const note = await noteOf(ana, { title: "Bread", markdown: "Feed it." });
  const page = await openAs(ben);
  await openNote(page, note);
  await page.getByRole("button", { name: "Share" }).click();
  const dialog = page.getByRole("dialog", { name: "Share this note" });
  const rows = dialog.getByRole("list", { name: "Who has access" }).getByRole("listitem");
  await expect(rows).toHaveText([
    /Ana Fields.*Owner of the workspace.*Can manage/,
    /Ben Okafor \(you\).*Member of the workspace.*Can edit/,
  ]);
  await expect(dialog.getByRole("combobox")).toHaveCount(0);
});
