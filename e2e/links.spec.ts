import { createMember, createUser } from "#lib/testing/factories.ts";
import { expect, test } from "./fixtures.ts";
import { goToEnd, noteOf, noteOn, openNote, privateNotebookOf } from "./note-page.ts";

test("a link is put in by keyboard, shows the title as it is now, opens, and is seen from the other side", async ({
  ana,
  openAs,
}) => {
  const ben = await createUser({ name: "Ben Okafor" });
  await createMember({ workspace: ana.workspace, user: ben, role: "member" });
  const rye = await noteOf(ana, { title: "Rye bread", markdown: "Slow and sour.\n\n## The crust\n\nDark." });
  const hub = await noteOf(ana, { title: "Hub", markdown: "See" });
  const hers = await openNote(ana.page, hub);
  await goToEnd(hers);
  await ana.page.keyboard.type(" [[rye");
  const notes = ana.page.getByRole("listbox", { name: "Notes" });
  await expect(notes.getByRole("option", { name: /Rye bread/ })).toHaveAttribute("aria-selected", "true");
  await ana.page.keyboard.press("Enter");
  await ana.page.keyboard.type(" and [[Rye bread#cru");
  await expect(notes.getByRole("option", { name: /The crust/ })).toBeVisible();
  await ana.page.keyboard.press("Enter");
  await ana.page.keyboard.type(" and [[Rye bread|this]] now.");
  await hers.saved();
  const links = hers.body.locator("a.note-link");
  await expect(links).toHaveText(["Rye bread", "Rye bread", "this"]);
  await expect(links.nth(1)).toHaveAttribute("href", /#the-crust$/);

  const his = await openNote(await openAs(ben), rye);
  const backlinks = his.page.getByRole("region", { name: "Backlinks" });
  await expect(async () => {
    await his.page.reload(); // links are derived a moment after they are typed
    await expect(backlinks).toContainText("1 note links here", { timeout: 5000 });
  }).toPass();
  await expect(backlinks.getByRole("link", { name: "Hub" }).first()).toBeVisible();
  await noteOn(his.page);
  await his.title.fill("Rye loaf");
  await his.saved();

  await expect(async () => {
    await ana.page.reload();
    await expect(hers.body.locator("a.note-link").first()).toHaveText("Rye loaf", { timeout: 2000 });
  }).toPass();
  await hers.body
    .locator("a.note-link")
    .nth(1)
    .click({ modifiers: ["ControlOrMeta"] });
  await expect(ana.page.getByRole("textbox", { name: "Title" })).toHaveText("Rye loaf");
  expect(new URL(ana.page.url()).hash).toBe("#the-crust");
});

test("somebody who may not read the note sees the words as they were written", async ({ ana, openAs }) => {
  const ben = await createUser({ name: "Ben Okafor" });
  await createMember({ workspace: ana.workspace, user: ben, role: "member" });
  const secret = await privateNotebookOf(ana);
  const plan = await noteOf({ ...ana, notebook: secret }, { title: "Plan", markdown: "Quarterly layoffs." });
  const hub = await noteOf(ana, { title: "Hub", markdown: "See [[Plan]]\n\n![[Plan]]" });
  const hers = await openNote(ana.page, plan);
  await hers.title.fill("Layoffs");
  await hers.saved();
  await expect(async () => {
    await ana.page.goto(hub.url); // titles are derived a moment after they are typed
    await expect(hers.body.locator("a.note-link").first()).toHaveText("Layoffs", { timeout: 2000 });
  }).toPass();
  await expect(hers.body.locator(".note-embed")).toContainText("Quarterly layoffs.");

  const his = await openNote(await openAs(ben), hub);
  await expect(his.body.locator("a.note-link").first()).toHaveText("Plan");
  await expect(his.body.locator("a.note-link").first()).not.toHaveAttribute("href");
  expect(await his.page.content()).not.toMatch(/ayoffs/);
});

test("a note that is not there yet is made from its link; a mention becomes a link", async ({ ana }) => {
  const other = await noteOf(ana, { title: "Soup", markdown: "With oat bread on the side." });
  const hub = await noteOf(ana, { title: "Hub", markdown: "See" });
  const hers = await openNote(ana.page, hub);
  await goToEnd(hers);
  await ana.page.keyboard.type(" [[Oat bread");
  await expect(ana.page.getByRole("option", { name: "Create “Oat bread”" })).toBeVisible();
  await ana.page.keyboard.press("Enter");
  const link = hers.body.locator("a.note-link");
  await expect(link).toHaveAttribute("href", /oat-bread-/);
  await hers.saved();
  await link.click({ modifiers: ["ControlOrMeta"] });
  await expect(hers.title).toHaveText("Oat bread");
  const backlinks = ana.page.getByRole("region", { name: "Backlinks" });
  await expect(backlinks).toContainText("1 note links here");
  await backlinks.getByText("Unlinked mentions").click();
  await backlinks.getByRole("button", { name: "Link it in “Soup”" }).click();
  await expect(backlinks).toContainText("2 notes link here");
  await ana.page.goto(other.url);
  await expect(hers.body.locator("a.note-link")).toHaveText("oat bread");
});

test("people are named, and tags are added under the title and in the text and found again", async ({
  ana,
}) => {
  const ben = await createUser({ name: "Ben Okafor" });
  await createMember({ workspace: ana.workspace, user: ben, role: "member" });
  await noteOf(ana, { title: "Rye", markdown: "About #bread/rye" });
  const hub = await noteOf(ana, { title: "Hub", markdown: "Ask" });
  const hers = await openNote(ana.page, hub);
  await goToEnd(hers);
  await ana.page.keyboard.type(" @ben");
  await expect(ana.page.getByRole("option", { name: "Ben Okafor" })).toBeVisible();
  await ana.page.keyboard.press("Enter");
  await ana.page.keyboard.type(" about #bre"); // one space, though one comes with the name
  await expect(ana.page.getByRole("option", { name: /bread\/rye/ })).toBeVisible();
  await ana.page.keyboard.press("Enter");
  await expect(hers.body).toContainText("Ask @Ben Okafor about #bread/rye");

  await ana.page.getByRole("button", { name: "Add tag" }).click();
  await ana.page.getByRole("combobox", { name: "Tag" }).fill("hot dish");
  await ana.page.keyboard.press("Enter");
  await ana.page.keyboard.type("slow,");
  await ana.page.keyboard.press("Escape");
  await expect(ana.page.getByRole("list", { name: "Tags" }).getByRole("link")).toHaveText([
    "hot dish",
    "slow",
  ]);
  await ana.page.getByRole("button", { name: "Remove the tag slow" }).click();
  await hers.saved();
  await ana.page.reload();
  await expect(ana.page.getByRole("list", { name: "Tags" }).getByRole("link")).toHaveText(["hot dish"]);

  await expect(async () => {
    await ana.page.goto(`/w/${ana.workspace.slug}/search?q=tag:bread`);
    await expect(ana.page.getByRole("main").getByRole("link", { name: /Hub|Rye/ })).toHaveCount(2, {
      timeout: 1000,
    });
  }).toPass();
  await ana.page.goto(hub.url);
  await ana.page.getByRole("list", { name: "Tags" }).getByRole("link").click();
  await expect(ana.page.getByRole("main").getByRole("link", { name: /Hub/ })).toHaveCount(1);
});

test("a note is given other names, a description and a cover, and is found by them", async ({ ana }) => {
  const rye = await noteOf(ana, { title: "Rye bread" });
  const note = await openNote(ana.page, rye);
  await ana.page.getByRole("button", { name: "More actions" }).click();
  await ana.page.getByRole("menuitem", { name: "Properties" }).click();
  const form = ana.page.getByRole("dialog", { name: "Properties" });
  await form.getByRole("textbox", { name: "Other names" }).fill("Roggenbrot\nDark loaf");
  await form.getByRole("textbox", { name: "Description" }).fill("Slow and sour.");
  await form.getByRole("textbox", { name: "Cover image" }).fill("javascript:alert(1)");
  await form.getByRole("button", { name: "Save" }).click();
  await expect(form.getByText("This is not the address of an image.")).toBeVisible();
  await form.getByRole("textbox", { name: "Cover image" }).fill("https://example.com/loaf.jpg");
  await form.getByRole("button", { name: "Save" }).click();
  await expect(form).toHaveCount(0);
  await note.saved();
  const answer = await ana.page.request.get(`/api/v1/notes/${rye.id}`);
  expect(await answer.json()).toMatchObject({
    properties: {
      aliases: ["Roggenbrot", "Dark loaf"],
      description: "Slow and sour.",
      cover: "https://example.com/loaf.jpg",
    },
  });

  const hub = await openNote(ana.page, await noteOf(ana, { title: "Hub", markdown: "See [[Dark loaf]]." }));
  await expect(hub.body.locator("a.note-link")).toHaveAttribute("href", new RegExp(rye.id));
});

test("a new note begins with a template", async ({ ana }) => {
  const template = await noteOf(ana, {
    title: "Meeting",
    markdown: "---\ntags: [meeting]\n---\n\nWho was there?",
  });
  await openNote(ana.page, template);
  await ana.page.getByRole("button", { name: "More actions" }).click();
  await ana.page.getByRole("menuitem", { name: "Use as template" }).click();
  await ana.page.getByRole("button", { name: "New note from…" }).click();
  await ana.page.getByRole("menuitem", { name: "Meeting" }).click();
  await ana.page.waitForURL(/\?new/);
  const title = ana.page.getByRole("textbox", { name: "Title" });
  await expect(title).toHaveText("");
  await expect(ana.page.getByRole("textbox", { name: "Note" })).toContainText("Who was there?");
  await expect(ana.page.getByRole("list", { name: "Tags" })).toHaveText("meeting");
});
