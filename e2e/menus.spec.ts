import type { Page } from "playwright/test";
import { expect, test } from "./fixtures.ts";
import { sizes } from "./inspect.ts";
import { focusOn, goToEnd, noteOf, noteOn, openNote, type OpenedNote } from "./note-page.ts";

const three = "First line\n\nSecond line\n\nThird line\n";

/** Puts the caret behind the first occurrence of a text. */
async function caretIn({ body }: OpenedNote, text: string) {
  await body.getByText(text, { exact: true }).first().click();
}

async function choose(page: Page, list: string, query: string) {
  await page.keyboard.type(query);
  await expect(page.getByRole("listbox", { name: list })).toBeVisible();
  await expect(page.getByRole("listbox").getByRole("option", { selected: true })).toBeVisible();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("listbox", { name: list })).toHaveCount(0);
}

test("blocks are found under other names, and what was used lately comes first", async ({ ana }) => {
  const { page } = ana;
  const note = await openNote(page, await noteOf(ana, { title: "Bread" }));
  const { body, saved } = note;
  await focusOn(body);
  await choose(page, "Blocks", "/h4");
  await page.keyboard.type("Small print");
  await expect(body.getByRole("heading", { level: 4 })).toHaveText("Small print");
  await page.keyboard.press("Enter");
  await choose(page, "Blocks", "/todo");
  await page.keyboard.type("Feed it");
  await expect(body.getByRole("checkbox")).toHaveCount(1);
  await page.keyboard.press("Enter");
  await page.keyboard.press("Enter");
  await choose(page, "Blocks", "/callout warning");
  await page.keyboard.type("Hot!");
  await expect(body.locator(".callout[data-kind=warning]")).toContainText("Hot!");
  await saved();

  await page.keyboard.press("Enter");
  await page.keyboard.type("/");
  const list = page.getByRole("listbox", { name: "Blocks" });
  await expect(list.getByRole("group").first().getByRole("option")).toHaveText([
    /^Callout: warning/,
    /^Task list/,
    /^Heading 4/,
  ]);
  await page.keyboard.press("ArrowUp");
  await expect(list.getByRole("option", { selected: true })).toContainText("Note within this one");
});

test("every block of the menu can be put in and is still there after a reload", async ({ ana }) => {
  const { page } = ana;
  const note = await openNote(page, await noteOf(ana, { title: "Bread" }));
  await focusOn(note.body);
  for (const name of ["toggle", "formula", "diagram", "table of contents", "divider", "quote"]) {
    await goToEnd(note);
    await page.keyboard.press("Enter");
    await choose(page, "Blocks", `/${name}`);
    if (name !== "divider" && name !== "table of contents") await page.keyboard.type("x");
    await page.keyboard.press("ControlOrMeta+Enter");
    if (name !== "divider") await newLineAtTheEnd(note);
  }
  await note.saved();
  await page.reload();
  const { body } = await noteOn(page);
  await expect(body.locator("hr")).toHaveCount(1);
  await expect(body.locator("blockquote")).toHaveCount(1);
  await expect(body.locator("details, .toggle").first()).toBeVisible();
});

/** Below the last block there is room to go on writing. */
async function newLineAtTheEnd({ page, body }: OpenedNote) {
  const box = await body.boundingBox();
  if (!box) throw new Error("The body is not on the page");
  await page.mouse.click(box.x + 40, Math.min(box.y + box.height - 20, 880));
}

test("a block is moved, copied and deleted by keyboard, with a fresh id for the copy", async ({ ana }) => {
  const { page } = ana;
  const note = await openNote(page, await noteOf(ana, { title: "Bread", markdown: three }));
  const { body, saved } = note;
  await caretIn(note, "Third line");
  await page.keyboard.press("Alt+Shift+ArrowUp");
  await expect(body.locator("p")).toHaveText(["First line", "Third line", "Second line"]);
  await page.keyboard.press("Alt+Shift+ArrowUp");
  await page.keyboard.press("Alt+Shift+ArrowUp"); // there is nowhere to go
  await expect(body.locator("p")).toHaveText(["Third line", "First line", "Second line"]);
  await page.keyboard.press("Alt+Shift+ArrowDown");
  await expect(body.locator("p")).toHaveText(["First line", "Third line", "Second line"]);
  await page.keyboard.press("ControlOrMeta+d");
  await expect(body.locator("p")).toHaveText(["First line", "Third line", "Third line", "Second line"]);
  const ids = await body.locator("p").evaluateAll((blocks) => blocks.map((block) => block.dataset.id));
  expect(new Set(ids).size).toBe(4);

  await page.keyboard.press("Alt+Enter");
  await expect(page.getByRole("menu", { name: "Block" })).toBeVisible();
  await page.getByRole("menuitem", { name: "Delete" }).press("Enter");
  await expect(body.locator("p")).toHaveText(["First line", "Third line", "Second line"]);
  await expect(body).toBeFocused();
  await page.keyboard.press("Alt+Enter");
  await page.getByRole("menuitem", { name: "Turn into" }).press("ArrowRight");
  await page.getByRole("menuitem", { name: "Heading 2" }).press("Enter");
  await expect(body.getByRole("heading", { level: 2 })).toHaveText("Second line");
  await saved();
});

test("items of lists and blocks of callouts are moved on their own", async ({ ana }) => {
  const { page } = ana;
  const markdown = "- one\n- two\n- three\n\n> [!tip]\n> inside\n>\n> too\n";
  const note = await openNote(page, await noteOf(ana, { title: "Bread", markdown }));
  const { body } = note;
  await caretIn(note, "three");
  await page.keyboard.press("Alt+Shift+ArrowUp");
  await expect(body.getByRole("listitem")).toHaveText(["one", "three", "two"]);
  await caretIn(note, "inside");
  await page.keyboard.press("Alt+Shift+ArrowUp");
  await expect(body.locator(".callout p[data-id]")).toHaveText(["too"]);
  await expect(body.locator(":scope > p")).toHaveText(["inside"]);
});

test("the link to a block leads to it and marks it", async ({ ana, openAs }) => {
  const page = await openAs(ana.user, { permissions: ["clipboard-read", "clipboard-write"] });
  const markdown = `${"A line.\n\n".repeat(60)}The very line.\n\n${"A line.\n\n".repeat(60)}`;
  const note = await openNote(page, await noteOf(ana, { title: "Bread", markdown }));
  await caretIn(note, "The very line.");
  await page.keyboard.press("Alt+Enter");
  await page.getByRole("menuitem", { name: "Copy link to block" }).press("Enter");
  await expect(page.getByText("Link copied")).toBeVisible();
  const address = await page.evaluate(() => navigator.clipboard.readText());
  expect(address).toMatch(/#b-\w{10}$/);

  await page.goto("about:blank");
  await page.goto(address);
  const marked = page.locator(".linked-block");
  await expect(marked).toHaveText("The very line.");
  await expect(marked).toBeInViewport();
  await page.keyboard.press("Shift");
  await expect(marked).toHaveCount(0);

  await page.evaluate(() => (location.hash = "#b-%"));
  await expect(page.getByText("The block this link leads to is no longer in the note.")).toBeVisible();
});

test("selected text is marked and raised, and linked to a note by its title", async ({ ana }) => {
  const { page } = ana;
  const rye = await noteOf(ana, { title: "Rye and its uses" });
  const note = await openNote(page, await noteOf(ana, { title: "Bread", markdown: "Wheat and rye" }));
  const { body, saved } = note;
  await focusOn(body);
  await page.keyboard.press("ControlOrMeta+End");
  await page.keyboard.press("Shift+ControlOrMeta+ArrowLeft");
  const toolbar = page.getByRole("toolbar", { name: "Formatting" });
  await toolbar.getByRole("button", { name: "Highlight" }).click();
  await expect(body.locator("mark")).toHaveText("rye");
  await toolbar.getByRole("button", { name: "More formatting" }).click();
  await page.getByRole("menuitem", { name: "Superscript" }).click();
  await expect(body.locator("sup")).toHaveText("rye");

  await page.keyboard.press("ControlOrMeta+k");
  const field = page.getByRole("combobox", { name: "Address or note" });
  await field.fill("Rye and");
  await expect(page.getByRole("option", { name: /Rye and its uses/ })).toBeVisible();
  await page.keyboard.press("Enter");
  await expect(body.getByRole("link", { name: "rye" })).toHaveAttribute("href", new RegExp(rye.id));
  await expect(body).toBeFocused();
  await saved();
});

test("a link is opened for change, says something else, and is removed", async ({ ana }) => {
  const { page } = ana;
  const markdown = "See [the mill](https://example.com/mill).";
  const note = await openNote(page, await noteOf(ana, { title: "Bread", markdown }));
  const { body } = note;
  await body.getByRole("link").click();
  await page.keyboard.press("ControlOrMeta+k");
  const field = page.getByRole("combobox", { name: "Address or note" });
  await expect(field).toHaveValue("https://example.com/mill");
  await page.getByRole("textbox", { name: "Text" }).fill("the old mill");
  await field.fill("example.com/old");
  await page.keyboard.press("Enter");
  await expect(body.locator("p")).toHaveText("See the old mill.");
  await expect(body.getByRole("link")).toHaveAttribute("href", "https://example.com/old");
  await body.getByRole("link").click();
  await page.keyboard.press("ControlOrMeta+k");
  await page.getByRole("button", { name: "Remove link" }).click();
  await expect(body.getByRole("link")).toHaveCount(0);
});

test("rows and columns are added, moved, aligned and merged from the table's toolbar", async ({ ana }) => {
  const { page } = ana;
  const markdown = "| a | b |\n| - | - |\n| 1 | 2 |\n| 3 | 4 |\n";
  const note = await openNote(page, await noteOf(ana, { title: "Bread", markdown }));
  const { body, saved } = note;
  const toolbar = page.getByRole("toolbar", { name: "Table" });
  await caretIn(note, "3");
  await toolbar.getByRole("button", { name: "Row", exact: true }).click();
  await page.getByRole("menuitem", { name: "Move row up" }).click();
  await expect(body.getByRole("cell")).toHaveText(["3", "4", "1", "2"]);
  await caretIn(note, "a");
  await toolbar.getByRole("button", { name: "Column", exact: true }).click();
  await page.getByRole("menuitem", { name: "Move column right" }).click();
  await expect(body.getByRole("columnheader")).toHaveText(["b", "a"]);
  await caretIn(note, "a");
  await toolbar.getByRole("button", { name: "Alignment" }).click();
  await page.getByRole("menuitemradio", { name: "Align right" }).click();
  await expect(body.getByRole("columnheader", { name: "a" })).toHaveCSS("text-align", "right");
  await toolbar.getByRole("button", { name: "Header column" }).click();
  await expect(body.locator("tbody th")).toHaveCount(4);
  await caretIn(note, "b");
  await page.keyboard.down("Shift");
  await body.getByText("a", { exact: true }).click();
  await page.keyboard.up("Shift");
  await toolbar.getByRole("button", { name: "Merge cells" }).click();
  await expect(body.locator("th[colspan='2']")).toHaveCount(1);
  await toolbar.getByRole("button", { name: "Split cell" }).click();
  await expect(body.locator("th[colspan='2']")).toHaveCount(0);
  await saved();
});

test("find counts and goes round; replacing all is one step back; no expression holds up the page", async ({
  ana,
}) => {
  const { page } = ana;
  const markdown = `Rye, rye and **ry**e bread.\n\n- ryegrass\n- Rye\n- ${"a".repeat(40)}!\n`;
  const note = await openNote(page, await noteOf(ana, { title: "Rye", markdown }));
  const { body, saved } = note;
  await focusOn(body);
  await page.keyboard.press("ControlOrMeta+f");
  const bar = page.getByRole("search", { name: "Find in this note" });
  await bar.getByRole("textbox", { name: "Find" }).fill("rye");
  await expect(bar.getByText("1 of 5")).toBeVisible();
  await page.keyboard.press("Enter");
  await expect(bar.getByText("2 of 5")).toBeVisible();
  await page.keyboard.press("Shift+Enter");
  await page.keyboard.press("Shift+Enter");
  await expect(bar.getByText("5 of 5")).toBeVisible();
  await bar.getByRole("button", { name: "Whole words" }).click();
  await expect(bar.getByText("of 4")).toBeVisible();
  await bar.getByRole("button", { name: "Match case" }).click();
  await expect(bar.getByText("of 2")).toBeVisible();
  await bar.getByRole("textbox", { name: "Replace with" }).fill("Spelt");
  await bar.getByRole("button", { name: "All" }).click();
  await expect(bar.getByText("Nothing found")).toBeVisible();
  await expect(body.locator("p").first()).toHaveText("Rye, Spelt and Spelt bread.");
  await bar.getByRole("button", { name: "Regular expression" }).click();
  await bar.getByRole("textbox", { name: "Find" }).fill("(");
  await expect(bar.getByText("not complete")).toBeVisible();
  await bar.getByRole("textbox", { name: "Find" }).fill("(a+)+$");
  await expect(bar.getByText("takes too long")).toBeVisible();
  await bar.getByRole("textbox", { name: "Find" }).fill("(R)(ye)");
  await expect(bar.getByText("of 2")).toBeVisible();
  await bar.getByRole("textbox", { name: "Replace with" }).fill("$2$1");
  await bar.getByRole("button", { name: "All" }).click();
  await expect(body.locator("p").first()).toHaveText("yeR, Spelt and Spelt bread.");
  await page.keyboard.press("Escape");
  await expect(bar).toHaveCount(0);
  await expect(body).toBeFocused();
  await page.keyboard.press("ControlOrMeta+z");
  await expect(body.locator("p").first()).toHaveText("Rye, Spelt and Spelt bread.");
  await page.keyboard.press("ControlOrMeta+z");
  await expect(body.locator("p").first()).toHaveText("Rye, rye and rye bread.");
  await saved();
});

test("the outline leads to headings, counts words, and stays as it was left", async ({ ana }) => {
  const { page } = ana;
  const markdown = `## Flour\n\n${"Words of some length.\n\n".repeat(40)}## Water\n\n${"And more.\n\n".repeat(40)}`;
  const note = await openNote(page, await noteOf(ana, { title: "Bread", markdown }));
  await page.getByRole("button", { name: "Outline" }).click();
  const outline = page.getByRole("complementary", { name: "Outline" });
  await expect(outline).toContainText("242 words · 1 min read");
  const readsBelow = (name: string) =>
    expect(outline.getByRole("button", { name })).toHaveAttribute("aria-current", "location");
  await readsBelow("Flour");
  await page.mouse.move(600, 400);
  await page.mouse.wheel(0, 20_000);
  await readsBelow("Water");
  await page.mouse.wheel(0, -20_000);
  await readsBelow("Flour");
  await outline.getByRole("button", { name: "Water" }).press("Enter");
  await expect(note.body.getByRole("heading", { name: "Water" })).toBeInViewport();
  await readsBelow("Water");
  await expect(note.body).toBeFocused();
  await page.keyboard.press("Shift+Home");
  await expect(outline).toContainText("1 word selected");
  await page.reload();
  await noteOn(page);
  await expect(outline).toBeVisible();
  await page.getByRole("button", { name: "Outline" }).click();
  await page.reload();
  await noteOn(page);
  await expect(outline).toHaveCount(0);
});

test("a colon and two letters offer emoji, and a name between colons becomes one", async ({ ana }) => {
  const { page } = ana;
  const { body } = await openNote(page, await noteOf(ana, { title: "Bread" }));
  await focusOn(body);
  await page.keyboard.type("At 12:30 :) done ");
  await expect(page.getByRole("listbox")).toHaveCount(0);
  await choose(page, "Emoji", ":bread");
  await expect(body.locator("p")).toHaveText("At 12:30 :) done 🍞 ");
  await page.keyboard.type(":tada:");
  await expect(body.locator("p")).toHaveText("At 12:30 :) done 🍞 🎉");
});

test("a block of two words is found by whoever has typed both before its list's script is there", async ({
  ana,
}) => {
  const { page } = ana;
  let isHeld = false;
  const { promise: free, resolve: release } = Promise.withResolvers<void>();
  await page.route("**/_next/static/chunks/*.js", async (route) => {
    if (isHeld) await free;
    await route.continue();
  });
  // The page itself opens the socket; it is the editor's script that first says something.
  page.once("websocket", (socket) => socket.once("framesent", () => (isHeld = true)));
  const note = await openNote(page, await noteOf(ana, { title: "Bread", markdown: "Energy" }));
  await goToEnd(note);
  await page.keyboard.type(" /inline formula");
  release();
  await expect(page.getByRole("option", { name: /^Formula in the line/, selected: true })).toBeVisible();
});

test("a formula in the line and a footnote are written by keyboard", async ({ ana }) => {
  const { page } = ana;
  const note = await openNote(page, await noteOf(ana, { title: "Bread", markdown: "Energy" }));
  const { body, saved } = note;
  await goToEnd(note);
  await choose(page, "Blocks", " /inline formula");
  await page.getByRole("textbox", { name: "TeX" }).fill("E = mc^2");
  await page.keyboard.press("Enter");
  await expect(body).toBeFocused();
  await expect(body.locator("[data-tex='E = mc^2']")).toHaveCount(1);
  await page.keyboard.press("ArrowRight");
  await choose(page, "Blocks", " /footnote");
  await page.keyboard.type("Einstein, 1905");
  await expect(body.locator("p").last()).toHaveText("Einstein, 1905");
  await saved();
});

test("the slash menu and the block menu work by touch on a small screen", async ({ ana, openAs }) => {
  const page = await openAs(ana.user, sizes.narrow);
  const note = await openNote(page, await noteOf(ana, { title: "Bread", markdown: three }));
  const { body, saved } = note;
  await body.getByText("Second line").tap();
  await page.getByRole("button", { name: "Block", exact: true }).tap();
  await page.getByRole("menuitem", { name: "Move down" }).tap();
  await expect(body.locator("p")).toHaveText(["First line", "Third line", "Second line"]);
  await goToEnd(note);
  await page.keyboard.press("Enter");
  await page.keyboard.type("/");
  const list = page.getByRole("listbox", { name: "Blocks" });
  await list.getByRole("option", { name: /^Task list/ }).tap();
  await expect(body.getByRole("checkbox")).toHaveCount(1);
  await saved();
});
