import type { Editor } from "@tiptap/core";
import { publishNote } from "#lib/publishing/publish-note.ts";
import { actorOf, createNotebook, createMember, createUser } from "#lib/testing/factories.ts";
import { expect, test } from "./fixtures.ts";
import { focusOn, goToEnd, noteOf, noteOn, openNote } from "./note-page.ts";

// One red pixel.
const png = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8DwHwAFAAH/q842iQAAAABJRU5ErkJggg==",
  "base64",
);

test("a note is written by keyboard alone, and is there after a reload", async ({ ana }) => {
  const { page } = ana;
  const note = await openNote(page, await noteOf(ana));
  await page.keyboard.type("Sourdough\nFeed it daily."); // at once and in one go: no key may be lost or misplaced
  await note.saved();
  await expect(page).toHaveTitle(/^Sourdough/);

  await page.reload();
  const again = await noteOn(page);
  await expect(again.title).toHaveText("Sourdough");
  await expect(again.body).toHaveText("Feed it daily.");
  await focusOn(again.title);
  await page.keyboard.press("ArrowDown");
  await expect(again.body).toBeFocused();
  await page.keyboard.press("ArrowUp");
  await expect(again.title).toBeFocused();
});

test("the tab goes on showing the title that was typed, also when React writes the page's own once more", async ({
  ana,
}) => {
  const { page } = ana;
  const note = await openNote(page, await noteOf(ana));
  await expect(page).toHaveTitle("Untitled – Commonplace");
  await page.keyboard.type("Rye");
  await expect(page).toHaveTitle("Rye – Commonplace");
  // What React does with the page's metadata, which it may get round to after the first keys.
  await page.evaluate(() => document.querySelector("title")?.replaceChildren("Untitled – Commonplace"));
  await expect(page).toHaveTitle("Rye – Commonplace");
  await page.keyboard.type("  bread"); // a document's title is read without runs of spaces
  await expect(page).toHaveTitle("Rye bread – Commonplace");
  await page.keyboard.press("Control+Shift+Home");
  await page.keyboard.press("Delete");
  await expect(page).toHaveTitle("Untitled – Commonplace");
  await page.keyboard.type("Rye  bread");
  await note.saved();
  await page.reload();
  await (await noteOn(page)).title.press("End");
  await page.keyboard.type("  rolls");
  await expect(page).toHaveTitle("Rye bread rolls – Commonplace");
});

test("what is typed as Markdown becomes blocks", async ({ ana }) => {
  const { page } = ana;
  const { body, saved } = await openNote(page, await noteOf(ana));
  await focusOn(body);
  const lines = [
    "## Tools",
    "- spade",
    "rake",
    "",
    "1. dig",
    "sow",
    "",
    "[ ] water",
    "weed",
    "",
    "> Slowly.",
    "",
    "",
  ];
  for (const line of lines) {
    await page.keyboard.type(line);
    await page.keyboard.press("Enter");
  }
  await page.keyboard.type("Some **bold**, *soft* and `code` words");
  await page.keyboard.press("Enter");
  await page.keyboard.type("---");
  await page.keyboard.type("```js ");
  await page.keyboard.type("let x = 1");
  await saved();

  await page.reload();
  const again = await noteOn(page);
  await expect(again.body.getByRole("heading", { level: 2 })).toHaveText("Tools");
  await expect(again.body.locator("ul:not([data-type]) > li")).toHaveText(["spade", "rake"]);
  await expect(again.body.locator("ol > li")).toHaveText(["dig", "sow"]);
  await expect(again.body.getByRole("checkbox")).toHaveCount(2);
  await expect(again.body.locator("blockquote")).toHaveText("Slowly.");
  await expect(again.body.locator("strong")).toHaveText("bold");
  await expect(again.body.locator("em")).toHaveText("soft");
  await expect(again.body.locator("p code")).toHaveText("code");
  await expect(again.body.locator("hr")).toHaveCount(1);
  await expect(again.body.locator("pre")).toHaveText("let x = 1");
  await expect(again.body.locator("pre .hljs-keyword")).toHaveText("let");
});

test("a slash offers blocks; a table is filled and changed by keyboard", async ({ ana }) => {
  const { page } = ana;
  const { body, saved } = await openNote(page, await noteOf(ana));
  await focusOn(body);
  await page.keyboard.type("/");
  await expect(page.getByRole("listbox", { name: "Blocks" })).toBeVisible();
  await page.keyboard.type("tab");
  await expect(page.getByRole("option", { selected: true })).toContainText("Table");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("listbox")).toHaveCount(0);
  await expect(body.getByRole("row")).toHaveCount(3);
  await page.keyboard.type("Flour");
  await page.keyboard.press("Tab");
  await page.keyboard.type("Water");
  await expect(body.getByRole("columnheader")).toHaveText(["Flour", "Water", ""]);

  await page.keyboard.press("Alt+F10");
  const toolbar = page.getByRole("toolbar", { name: "Table" });
  await expect(toolbar.getByRole("button", { name: "Row", exact: true })).toBeFocused();
  await page.keyboard.press("ArrowRight");
  await expect(toolbar.getByRole("button", { name: "Column", exact: true })).toBeFocused();
  await page.keyboard.press("ArrowLeft");
  await expect(toolbar.getByRole("button", { name: "Row", exact: true })).toBeFocused();
  await page.keyboard.press("Enter");
  await page.getByRole("menuitem", { name: "Insert row below" }).press("Enter");
  await expect(body.getByRole("row")).toHaveCount(4);
  await expect(body).toBeFocused();
  await toolbar.getByRole("button", { name: "Column", exact: true }).click();
  await page.getByRole("menuitem", { name: "Delete column" }).click();
  await expect(body.getByRole("columnheader")).toHaveText(["Flour", ""]);
  await page.keyboard.press("Alt+F10");
  await page.keyboard.press("Escape");
  await expect(body).toBeFocused();
  await saved();
});

test("a key means the place where the caret is, even if the browser has not told yet that it moved", async ({
  ana,
}) => {
  const note = await openNote(ana.page, await noteOf(ana, { markdown: "> Moss" }));
  await goToEnd(note);
  await expect(note.body.getByRole("blockquote")).toHaveText("Moss");
  await note.body.locator("blockquote p").evaluate((line) => {
    getSelection()?.collapse(line.firstChild, 0);
    line.dispatchEvent(new KeyboardEvent("keydown", { key: "Backspace", bubbles: true, cancelable: true }));
  });
  await expect(note.body.getByRole("blockquote")).toHaveCount(0);
  await expect(note.body).toHaveText("Moss");
});

test("Escape closes the list of blocks and leaves the slash", async ({ ana }) => {
  const { page } = ana;
  const { body } = await openNote(page, await noteOf(ana));
  await focusOn(body);
  await page.keyboard.type("either /or");
  await page.keyboard.press("Escape");
  await expect(page.getByRole("listbox")).toHaveCount(0);
  await page.keyboard.press("Enter");
  await expect(body.locator("p").first()).toHaveText("either /or");
});

test("selected text is formatted, linked and turned into a heading", async ({ ana }) => {
  const { page } = ana;
  const { body, saved } = await openNote(
    page,
    await noteOf(ana, { title: "Bread", markdown: "Wheat and rye" }),
  );
  await focusOn(body);
  await page.keyboard.press("ControlOrMeta+Home");
  await page.keyboard.press("Shift+ControlOrMeta+ArrowRight");
  const toolbar = page.getByRole("toolbar", { name: "Formatting" });
  await expect(toolbar).toBeVisible();
  await toolbar.getByRole("button", { name: "Bold" }).click();
  await expect(body.locator("strong")).toContainText("Wheat");
  await expect(toolbar.getByRole("button", { name: "Bold" })).toHaveAttribute("aria-pressed", "true");

  await page.keyboard.press("ControlOrMeta+k");
  await page.getByRole("combobox", { name: "Address or note" }).fill("javascript:alert(1)");
  await page.keyboard.press("Enter");
  await expect(page.getByText("This is neither an address")).toBeVisible();
  await page.getByRole("combobox", { name: "Address or note" }).fill("example.com/wheat");
  await page.keyboard.press("Enter");
  await expect(body.getByRole("link")).toHaveAttribute("href", "https://example.com/wheat");

  await toolbar.getByRole("button", { name: /^Turn into/ }).click();
  await page.getByRole("menuitemradio", { name: "Heading 2" }).click();
  await expect(body.getByRole("heading", { level: 2 })).toHaveText("Wheat and rye");
  await page.keyboard.press("ControlOrMeta+z");
  await expect(body.getByRole("heading")).toHaveCount(0);

  await page.keyboard.press("ControlOrMeta+End");
  await expect(toolbar).toHaveCount(0);
  const asked = await body.evaluateHandle((element: HTMLElement & { editor?: Editor }) => {
    const { editor } = element;
    if (!editor) throw new Error("This is not the editor");
    const marks: string[] = [];
    const isActive = editor.isActive.bind(editor);
    editor.isActive = (name: string) => Boolean(marks.push(name)) && isActive(name);
    return marks;
  });
  await page.keyboard.type(" too");
  await expect(body).toHaveText("Wheat and rye too");
  expect(await asked.jsonValue(), "marks that keys ask for while no toolbar shows them").toEqual([]);
  await saved();
});

test("pasted Markdown becomes blocks", async ({ ana }) => {
  const { page } = ana;
  const { body, saved } = await openNote(page, await noteOf(ana));
  await focusOn(body);
  await body.evaluate((element) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData("text/plain", "## Plan\n\n- one\n- two\n\n| a | b |\n| - | - |\n| 1 | 2 |\n");
    element.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
  });
  await expect(body.getByRole("heading", { level: 2 })).toHaveText("Plan");
  await expect(body.getByRole("listitem")).toHaveText(["one", "two"]);
  await expect(body.getByRole("cell")).toHaveText(["1", "2"]);
  await saved();
});

test("a picture is uploaded and described; a file that is too large says so and can be dismissed", async ({
  ana,
}) => {
  const { page } = ana;
  const { body, saved } = await openNote(page, await noteOf(ana));
  await focusOn(body);
  const choosing = page.waitForEvent("filechooser");
  await page.keyboard.type("/image");
  await page.keyboard.press("Enter");
  await (await choosing).setFiles({ name: "crumb.png", mimeType: "image/png", buffer: png });
  const picture = body.locator("img"); // without a description it is decoration
  await expect(picture).toHaveAttribute("src", /^\/attachments\/[\w-]+\/crumb\.png$/);
  await picture.click();
  await page.getByRole("textbox", { name: "Description" }).fill("A cut loaf");
  await page.keyboard.press("Enter");
  await expect(body.getByRole("img", { name: "A cut loaf" })).toBeVisible();
  await saved();

  await goToEnd({ page, body });
  await page.route("**/attachments?**", (route) =>
    route.fulfill({
      status: 413,
      contentType: "application/problem+json",
      json: { detail: "It is too large." },
    }),
  );
  await body.evaluate((element) => {
    const clipboardData = new DataTransfer();
    clipboardData.items.add(new File(["x"], "film.png", { type: "image/png" }));
    element.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
  });
  await expect(
    page.getByRole("alert").filter({ hasText: "film.png was not uploaded. It is too large." }),
  ).toBeVisible();
  await page.getByRole("button", { name: "Remove" }).click();
  await expect(page.getByText("film.png")).toHaveCount(0);
});

test("Ctrl-S keeps a revision of every word, and says which", async ({ ana }) => {
  const { page } = ana;
  const { body, saved } = await openNote(page, await noteOf(ana, { title: "Bread" }));
  await focusOn(body);
  await page.keyboard.type("Feed it daily.");
  await page.keyboard.press("ControlOrMeta+s");
  await expect(page.getByText("Revision 2 saved")).toBeVisible();
  await saved();
  await page.getByRole("link", { name: "History" }).click();
  await expect(page.getByRole("article")).toContainText("Feed it daily.");
});

test("whoever would lose what they typed is asked before they leave, and nobody else is", async ({ ana }) => {
  const { page } = ana;
  await noteOf(ana, { title: "Bread", markdown: "Feed it daily." });
  await page.addInitScript(() => Object.defineProperty(globalThis, "indexedDB", { value: undefined }));
  await page.goto(`/w/${ana.workspace.slug}`);
  await page.getByRole("main").getByRole("link", { name: "Bread" }).first().click();
  const note = await noteOn(page);
  await note.saved();
  await page.keyboard.press("ControlOrMeta+k");
  await expect(page.getByRole("combobox")).toBeFocused(); // its script has come
  await expect(page.getByRole("dialog")).toHaveCSS("pointer-events", "auto"); // Radix hears keys from then on
  await page.keyboard.press("Escape");
  await expect(page.getByRole("combobox")).toHaveCount(0);
  await page.context().setOffline(true);
  await goToEnd(note);
  await page.keyboard.type(" Twice.");
  await expect(note.status).toHaveText("Not saved");

  const asksBefore = async (leave: () => Promise<unknown>, type = "confirm") => {
    const asked = page.waitForEvent("dialog");
    const leaving = leave();
    const question = await asked;
    expect(question.type()).toBe(type);
    await question.dismiss();
    await leaving;
    await expect(note.body).toContainText("Feed it daily. Twice.");
  };
  await asksBefore(() => page.evaluate(() => history.back()));
  await asksBefore(() => page.getByRole("link", { name: "History" }).click());
  await page.keyboard.press("ControlOrMeta+k");
  await page.getByRole("combobox").fill("go to the home page");
  await asksBefore(() => page.keyboard.press("Enter"));
  await asksBefore(() => page.evaluate(() => location.reload()), "beforeunload");

  await page.context().setOffline(false);
  await note.saved();
  await page.getByRole("link", { name: "History" }).click();
  await expect(page.getByRole("article")).toContainText("Feed it daily. Twice.");
});

test("what is around the text steps back while somebody types", async ({ ana }) => {
  const { page } = ana;
  const { body } = await openNote(page, await noteOf(ana, { title: "Bread" }));
  const around = page.locator(".quiet-while-writing", { has: page.getByRole("button", { name: "Share" }) });
  await focusOn(body);
  await expect(around).toHaveCSS("opacity", "1");
  await expect(async () => {
    await page.keyboard.type("Quiet. "); // the first letters ask for what listens to them
    await expect(around).toHaveCSS("opacity", "0", { timeout: 500 });
  }).toPass();
  await page.keyboard.press("Escape");
  await expect(around).toHaveCSS("opacity", "1");
  await page.keyboard.type("Quiet again.");
  await expect(around).toHaveCSS("opacity", "0");
  await page.mouse.move(200, 200);
  await expect(around).toHaveCSS("opacity", "1");
});

test("on paper there is the note, unfolded, and nothing around it", async ({ ana, openVisitor }) => {
  const { page } = ana;
  const markdown = "Rye.\n\n<details>\n<summary>More</summary>\n\nWhat was folded.\n\n</details>";
  const note = await noteOf(ana, { title: "Bread", markdown });
  const { title, body } = await openNote(page, note);
  await expect(body.getByText("What was folded.")).toBeHidden();
  await page.emulateMedia({ media: "print" });
  await expect(body.getByText("What was folded.")).toBeVisible();
  await expect(title).toBeVisible();
  for (const part of ["banner", "navigation", "tree", "status", "button"] as const)
    await expect(page.getByRole(part), part).toHaveCount(0);

  const { url } = await publishNote(await actorOf(ana.user), { note: note.id });
  const visitor = await openVisitor({ javaScriptEnabled: false });
  await visitor.goto(url);
  await expect(visitor.getByText("What was folded.")).toBeHidden();
  await visitor.emulateMedia({ media: "print" });
  await expect(visitor.getByText("What was folded.")).toBeVisible();
  for (const part of ["banner", "contentinfo", "navigation"] as const)
    await expect(visitor.getByRole(part), part).toHaveCount(0);
});

test("who may only read sees the note and why it cannot be changed", async ({ ana, openAs }) => {
  const ben = await createUser({ name: "Ben Okafor" });
  await createMember({ workspace: ana.workspace, user: ben, role: "guest" });
  const notebook = await createNotebook({
    workspace: ana.workspace,
    visibility: "private",
    members: [
      { user: ana.user, access: "manage" },
      { user: ben, access: "read" },
    ],
  });
  const note = await noteOf({ ...ana, notebook }, { title: "Bread", markdown: "Feed it daily." });
  const page = await openAs(ben);
  await page.goto(note.url);
  await expect(page.getByText("You can read this note, but not change it.")).toBeVisible();
  const body = page.getByRole("textbox", { name: "Note" });
  await expect(body).toHaveAttribute("contenteditable", "false");
  await expect(body).toHaveText("Feed it daily.");
  await expect(page.getByRole("button", { name: "Publish" })).toHaveCount(0);
});

test("the shortcuts are listed, and Escape leads back to the text", async ({ ana }) => {
  const { page } = ana;
  const { body } = await openNote(page, await noteOf(ana, { title: "Bread" }));
  await focusOn(body);
  await page.keyboard.press("ControlOrMeta+/");
  await expect(page.getByRole("dialog", { name: "Keyboard shortcuts" })).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("dialog")).toHaveCount(0);
  await expect(body).toBeFocused();
});
