import type { Page } from "playwright/test";
import { createMember, createNotebook, createUser, createWorkspace } from "#lib/testing/factories.ts";
import { expect, test } from "./fixtures.ts";

const note = (page: Page, name: string) => page.getByRole("treeitem", { name, exact: true });

/** Every line of the tree from top to bottom, with its level. */
const lines = (page: Page) =>
  page
    .getByRole("treeitem")
    .evaluateAll((items) =>
      items.map((item) => `${item.getAttribute("aria-level")} ${item.getAttribute("aria-label")}`),
    );

/** Makes a note by the button and gives it a title. The note stays open. */
async function write(page: Page, title: string) {
  await page.getByRole("button", { name: "New note", exact: true }).click();
  await expect(page.getByRole("textbox", { name: "Title" })).toBeFocused();
  await page.keyboard.type(title);
  await expect(note(page, title)).toBeVisible();
  await expect(page.getByRole("status").filter({ hasText: "Saved" })).toBeVisible();
}

// Lists change at once; the message comes when the server has done it.
const said = (page: Page, message: string) => expect(page.getByText(message)).toBeVisible();

async function choose(page: Page, name: string, item: string) {
  await note(page, name).click({ button: "right" });
  await page.getByRole("menuitem", { name: item }).click();
}

test.beforeEach(async ({ ana: { page, workspace } }) => {
  await page.goto(`/w/${workspace.slug}`);
});

test("a new note opens with the cursor in its title, and the tree follows what is typed", async ({ ana }) => {
  const { page } = ana;
  await write(page, "Sourdough");
  await expect(note(page, "Sourdough")).toHaveAttribute("aria-current", "page");
  await page.reload();
  await expect(note(page, "Sourdough")).toHaveAttribute("aria-current", "page");
});

test("renaming in the tree writes the title of the note", async ({ ana: { page } }) => {
  await write(page, "Sourdoh");
  await note(page, "Sourdoh").focus();
  await page.keyboard.press("F2");
  await page.getByRole("textbox", { name: "Name of Sourdoh" }).fill("Sourdough");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("textbox", { name: "Title" })).toHaveText("Sourdough");
  await page.reload();
  await expect(note(page, "Sourdough")).toBeVisible();
});

test("notes are moved by keyboard", async ({ ana: { page, notebook } }) => {
  await write(page, "Bread");
  await write(page, "Cake");
  await note(page, "Cake").focus();
  await page.keyboard.press("Control+Shift+D");
  await expect(page.getByText("Moving Cake.").first()).toBeAttached();
  // Up: between Bread and Cake, onto Bread, above Bread.
  const above = () => page.getByText(`Place 1 in ${notebook.name}`);
  for (let presses = 0; presses < 4 && !(await above().count()); presses++)
    await page.keyboard.press("ArrowUp");
  await page.keyboard.press("Enter");
  await expect.poll(() => lines(page)).toEqual([`1 ${notebook.name}`, "2 Cake", "2 Bread"]);
  await said(page, `Moved “Cake” to ${notebook.name}`);
  await page.reload();
  await expect.poll(() => lines(page)).toEqual([`1 ${notebook.name}`, "2 Cake", "2 Bread"]);
});

test("notes are moved into each other by mouse", async ({ ana: { page, notebook } }) => {
  await write(page, "Bread");
  await write(page, "Rye");
  await note(page, "Rye").dragTo(note(page, "Bread"));
  await said(page, "Moved “Rye” to Bread");
  await expect.poll(() => lines(page)).toEqual([`1 ${notebook.name}`, "2 Bread", "3 Rye"]);
  await page.reload();
  await expect.poll(() => lines(page)).toEqual([`1 ${notebook.name}`, "2 Bread", "3 Rye"]);
});

test("notes are moved to another notebook by name", async ({ ana: { page, notebook } }) => {
  await page.getByRole("button", { name: "New notebook" }).click();
  await page.getByRole("textbox", { name: "Name" }).fill("Archive");
  await page.getByRole("button", { name: "Create notebook" }).click();
  await expect(note(page, "Archive")).toBeVisible();
  await write(page, "Bread");
  await choose(page, "Bread", "Move to…");
  await page.getByPlaceholder("Find a notebook or note…").fill("arch");
  await page.keyboard.press("Enter");
  await said(page, "Moved “Bread” to Archive");
  await expect(page.getByRole("dialog")).toBeHidden();
  await expect.poll(() => lines(page)).toEqual([`1 ${notebook.name}`, "1 Archive", "2 Bread"]);
});

test("a note in the trash comes back by undo, and from the trash", async ({ ana: { page, workspace } }) => {
  await write(page, "Bread");
  await choose(page, "Bread", "Move to trash");
  await expect(note(page, "Bread")).toBeHidden();
  await page.getByRole("button", { name: "Undo" }).click();
  await said(page, "Restored “Bread”");
  await expect(note(page, "Bread")).toBeVisible();

  await choose(page, "Bread", "Move to trash");
  await said(page, "“Bread” is in the trash");
  await page.goto(`/w/${workspace.slug}/trash`);
  await page.getByRole("button", { name: "Restore “Bread”" }).click();
  await expect(note(page, "Bread")).toBeVisible();
});

test("a note is deleted for ever only after a question", async ({ ana: { page, workspace } }) => {
  await write(page, "Bread");
  await choose(page, "Bread", "Move to trash");
  await said(page, "“Bread” is in the trash");
  // While a page arrives, React keeps a hidden copy of what it streams beside the page's own content.
  const main = page.getByRole("main");
  await page.goto(`/w/${workspace.slug}/trash`);
  await page.getByRole("button", { name: "Delete for ever: “Bread”" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Cancel" }).click();
  await expect(main.getByText("Bread", { exact: true })).toBeVisible();
  await page.getByRole("button", { name: "Delete for ever: “Bread”" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Delete for ever" }).click();
  const empty = main.getByText("The trash is empty");
  await expect(empty).toBeVisible();
  await page.reload();
  await expect(empty).toBeVisible();
});

test("search finds words in the text, without script too", async ({ ana, browser, baseURL }) => {
  const { page, workspace } = ana;
  await write(page, "Bread");
  await page.getByRole("textbox", { name: "Note" }).click();
  await page.keyboard.type("Feed the leaven every morning.");
  await expect(page.getByRole("status").filter({ hasText: "Saved" })).toBeVisible();
  const context = await browser.newContext({
    javaScriptEnabled: false,
    storageState: await page.context().storageState(),
  });
  const plain = await context.newPage();
  await expect(async () => {
    await plain.goto(`${baseURL}/w/${workspace.slug}/search`);
    await plain.getByRole("searchbox", { name: "Search the notes" }).fill("leaven");
    await plain.getByRole("button", { name: "Search", exact: true }).last().click();
    await expect(plain.getByRole("main").locator("mark")).toHaveText("leaven");
  }).toPass();
  await expect(plain.getByRole("main").getByRole("link", { name: /Bread/ })).toBeVisible();
  await context.close();
});

test("Control-K opens notes and runs actions, also from inside the editor", async ({ ana: { page } }) => {
  await write(page, "Bread");
  await write(page, "Cake");
  await page.getByRole("textbox", { name: "Note" }).click();
  await page.keyboard.press("Control+k");
  await page.getByPlaceholder("Find a note or an action…").fill("brea");
  await expect(page.getByRole("option", { name: /^Bread/ })).toHaveAttribute("aria-selected", "true");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("textbox", { name: "Title" })).toHaveText("Bread");
  await page.keyboard.press("Control+k");
  await page.getByPlaceholder("Find a note or an action…").fill("open the trash");
  await page.getByRole("option", { name: "Open the trash", exact: true }).click();
  await expect(page.getByRole("heading", { name: "Trash" })).toBeVisible();
});

test("whoever may only read sees no controls to write", async ({ ana: { workspace }, openAs }) => {
  const guest = await createUser({ name: "Ben Okafor" });
  await createMember({ workspace, user: guest, role: "guest" });
  const shared = await createNotebook({
    workspace,
    visibility: "private",
    members: [{ user: guest, access: "read" }],
  });
  const page = await openAs(guest);
  await page.goto(`/w/${workspace.slug}`);
  await expect(note(page, shared.name)).toBeVisible();
  await expect(page.getByRole("button", { name: "New note", exact: true })).toHaveCount(0);
  await expect(page.getByRole("button", { name: "New notebook" })).toHaveCount(0);
  await expect(page.getByRole("link", { name: "Trash" })).toHaveCount(0);
});

test("a workspace without notebooks offers its owner to make one", async ({ ana: { page, user } }) => {
  const { slug } = await createWorkspace({ owner: user });
  await page.goto(`/w/${slug}`);
  await page.getByRole("main").getByRole("button", { name: "New notebook" }).click();
  await page.getByLabel("Name").fill("Bread");
  await page.getByLabel("Who may see it").selectOption("Only people you name");
  await expect(page.getByText("At first that is only you.")).toBeVisible();
  await page.getByRole("button", { name: "Create notebook" }).click();
  await expect(note(page, "Bread")).toBeVisible();
  await expect(page.getByRole("button", { name: "Write the first note" })).toBeVisible();
});

test("an address that leads nowhere keeps the workspace around it", async ({ ana: { page, workspace } }) => {
  for (const path of ["nowhere", "settings/no/where"]) {
    expect((await page.goto(`/w/${workspace.slug}/${path}`))?.status()).toBe(404);
    await expect(page.getByRole("heading", { name: "There is nothing here" })).toBeVisible();
    await expect(page.getByRole("button", { name: "New note", exact: true })).toBeVisible();
  }
});
