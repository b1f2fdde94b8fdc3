import type { Locator } from "playwright/test";
import { publishNote } from "#lib/publishing/publish-note.ts";
import { actorOf } from "#lib/testing/factories.ts";
import { blocksIn, writeLines } from "./block-keys.ts";
import { expect, test } from "./fixtures.ts";
import { focusOn, noteOf, noteOn, openNote } from "./note-page.ts";

test("callouts are typed, left with Enter, and unwrapped with Backspace", async ({ ana }) => {
  const { page } = ana;
  const note = await openNote(page, await noteOf(ana));
  await focusOn(note.body);
  await writeLines(note, "> [!tip] Use warm water", "About 26 °C", "", "After it");
  await note.saved();

  await page.reload();
  const { body } = await noteOn(page);
  const tip = blocksIn(body).callout("Tip");
  await expect(tip.locator(".callout-body > p")).toHaveText(["Use warm water", "About 26 °C"]);
  await expect(body.locator(":scope > p")).toHaveText(["After it"]);
  await tip.getByText("Use warm water").click();
  await page.keyboard.press("Home");
  await page.keyboard.press("Backspace");
  await expect(body.locator(":scope > p")).toHaveText(["Use warm water", "After it"]);
});

test("a toggle folds by keyboard and by mouse, for this viewer only", async ({ ana, openAs }) => {
  const { page } = ana;
  const written = await noteOf(ana);
  const note = await openNote(page, written);
  await focusOn(note.body);
  await writeLines(note, "+++ Why rye", "It ferments faster.", "", "After it");
  const content = note.body.getByText("It ferments faster.");
  await expect(content).toBeVisible();
  await note.saved();

  await page.reload();
  const { body, saved } = await noteOn(page);
  const { toggleKnob } = blocksIn(body);
  const inside = body.getByText("It ferments faster.");
  await expect(inside).toBeHidden();
  await expect(toggleKnob).toHaveAttribute("aria-expanded", "false");
  await toggleKnob.click();
  await expect(inside).toBeVisible();
  await body.getByText("Why rye").click();
  await page.keyboard.press("ControlOrMeta+Enter");
  await expect(inside).toBeHidden();
  await expect(toggleKnob).toHaveAttribute("aria-expanded", "false");
  // What is folded is passed over by arrows.
  await page.keyboard.press("End");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Home");
  await page.keyboard.type("And ");
  await expect(body.locator(":scope > p")).toHaveText("And After it");
  await saved();

  const other = await openNote(await openAs(ana.user), written);
  await expect(other.body.getByText("It ferments faster.")).toBeHidden();
  await body.getByText("Why rye").click();
  await page.keyboard.press("Home");
  await page.keyboard.press("Backspace");
  await expect(body.locator(":scope > p")).toHaveText(["Why rye", "It ferments faster.", "And After it"]);
});

test("a link to something folded unfolds it, and a thread about it is beside what folds it", async ({
  ana: { page, ...ana },
}) => {
  const markdown = `${"A line.\n\n".repeat(40)}<details>
<summary>Why rye</summary>

## The crust

<details>
<summary>And why sour</summary>

It keeps longer.

</details>

</details>
`;
  const written = await noteOf(ana, { title: "Bread", markdown });
  const { body } = await openNote(page, { url: `${written.url}#the-crust` });
  await expect(body.getByRole("heading", { name: "The crust" })).toBeInViewport();
  const inside = body.getByText("It keeps longer.");
  await expect(inside).toBeHidden();

  const id = await inside.getAttribute("data-id");
  await blocksIn(body).toggleKnob.first().click();
  await page.evaluate((block) => (location.hash = `#b-${block}`), id);
  await expect(inside).toBeInViewport();
  await expect(page.locator(".linked-block")).toHaveText("It keeps longer.");

  await inside.selectText();
  await page.getByRole("button", { name: "Comment", exact: true }).click();
  await expect(page.getByRole("textbox", { name: "Write a comment" })).toBeFocused();
  await page.keyboard.type("Than what?");
  await page.keyboard.press("ControlOrMeta+Enter");
  const card = page.getByRole("region", { name: "on “It keeps longer.”" });
  const thread = await card.getAttribute("data-thread-card");
  const [outer, inner] = [blocksIn(body).toggleKnob.first(), blocksIn(body).toggleKnob.last()];
  await inner.click();
  await outer.click();
  await expect(inside).toBeHidden();
  const top = async (part: Locator) => (await part.boundingBox())?.y ?? NaN;
  await expect.poll(async () => Math.abs((await top(card)) - (await top(outer)))).toBeLessThan(40);
  await page.evaluate((id) => (location.hash = `#thread-${id}`), thread);
  await expect(inside).toBeInViewport();
});

test("formulas are typed, shown, opened again and left", async ({ ana }) => {
  const { page } = ana;
  const note = await openNote(page, await noteOf(ana));
  await focusOn(note.body);
  await writeLines(note, "Euler: $e^{i\\pi}+1=0$ costs $5 and 6$, not $7.", "$$", "\\frac{1}{3}");
  await page.keyboard.press("Escape");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.type("After it");
  await note.saved();

  await page.reload();
  const { body } = await noteOn(page);
  const { formula, inlineFormula } = blocksIn(body);
  await expect(inlineFormula).toHaveCount(1);
  await expect(body.locator(":scope > p")).toContainText(["costs $5 and 6$, not $7.", "After it"]);
  await expect(formula.locator("mfrac")).toHaveCount(1);
  const source = body.getByLabel("TeX of the formula");
  await expect(source).toBeHidden();
  await body.getByText("After it").click();
  await page.keyboard.press("Home");
  await page.keyboard.press("ArrowUp");
  await expect(source).toBeVisible();
  await page.keyboard.type("+1");
  await page.keyboard.press("Escape");
  await expect(source).toBeHidden();
  await expect(formula.locator("mo")).toHaveText(["+"]);
});

test("footnotes number themselves, and lead there and back", async ({ ana }) => {
  const { page } = ana;
  const note = await openNote(page, await noteOf(ana));
  await focusOn(note.body);
  await writeLines(note, "Warm[^b] and slow[^a].");
  const { reference } = blocksIn(note.body);
  await expect(reference(1)).toHaveText("1");
  await expect(reference(2)).toHaveText("2");
  await expect(note.body.locator("[role='doc-footnote']")).toHaveCount(2);
  await reference(2).dblclick();
  await page.keyboard.type("Patience.");
  await note.saved();

  await page.reload();
  const { body } = await noteOn(page);
  const second = body.locator("[role='doc-footnote'][aria-label='Footnote 2']");
  await expect(second.locator("p")).toHaveText("Patience.");
  await second.getByRole("button", { name: "Back to reference 2" }).click();
  await page.keyboard.type("!");
  await expect(body.locator(":scope > p")).toHaveText("Warm1 and slow2!.");
});

test("a table of contents follows the headings, and leads to them", async ({ ana }) => {
  const { page } = ana;
  const note = await openNote(page, await noteOf(ana));
  await focusOn(note.body);
  await writeLines(note, "[TOC]## Flour", "Rye.", "### Mills", "Stone.");
  const { contents } = blocksIn(note.body);
  await expect(contents.getByRole("link")).toHaveText(["Flour", "Mills"]);
  await contents.getByRole("link", { name: "Mills" }).click();
  await page.keyboard.press("End");
  await page.keyboard.type(" and stones");
  await expect(contents.getByRole("link")).toHaveText(["Flour", "Mills and stones"]);
  await note.saved();
  await page.reload();
  await expect(blocksIn((await noteOn(page)).body).contents.getByRole("link")).toHaveCount(2);
});

test("marks are typed and pressed", async ({ ana }) => {
  const { page } = ana;
  const note = await openNote(page, await noteOf(ana));
  await focusOn(note.body);
  await writeLines(note, "This is ==marked== and H");
  await page.keyboard.press("ControlOrMeta+,");
  await page.keyboard.type("2");
  await page.keyboard.press("ControlOrMeta+,");
  await page.keyboard.type("O or 10");
  await page.keyboard.press("ControlOrMeta+.");
  await page.keyboard.type("6");
  await note.saved();
  await page.reload();
  const { body } = await noteOn(page);
  await expect(body.locator("mark")).toHaveText("marked");
  await expect(body.locator("sub")).toHaveText("2");
  await expect(body.locator("sup")).toHaveText("6");
});

test("a diagram is drawn from its source, in the editor and for readers", async ({ ana, openVisitor }) => {
  const { page } = ana;
  const written = await noteOf(ana, { title: "Dough" });
  const note = await openNote(page, written);
  await focusOn(note.body);
  await writeLines(note, "```mermaid ", "graph LR", "  A[Flour] --> B[Dough]");
  const { diagram } = blocksIn(note.body);
  await expect(diagram).toHaveAccessibleName("Diagram: Flour, Dough");
  await note.saved();

  const { url } = await publishNote(await actorOf(ana.user), { note: written.id });
  const visitor = await openVisitor({ javaScriptEnabled: false });
  await visitor.goto(url);
  const drawn = visitor.getByRole("img", { name: "Diagram: Flour, Dough" });
  await expect(drawn).toBeVisible();
  await visitor.getByText("Source of the diagram").click();
  await expect(visitor.getByText("A[Flour] --> B[Dough]")).toBeVisible();
});

test("an embed asks its site for nothing before somebody wants it", async ({ ana }) => {
  const { page } = ana;
  const asked: string[] = [];
  await page.route(/youtube/, (route) => {
    asked.push(route.request().url());
    return route.fulfill({ contentType: "text/html", body: "<p>The player</p>" });
  });
  const markdown =
    "![](https://www.youtube.com/watch?v=aqz-KE-bpKQ)\n\n![](https://evil.example/watch?v=aqz-KE-bpKQ)";
  const { body } = await openNote(page, await noteOf(ana, { markdown }));
  await expect(body.getByRole("link", { name: /^Open on YouTube/ })).toHaveAttribute("rel", /noopener/);
  await body.getByRole("button", { name: "Show from YouTube" }).click();
  const frame = body.locator("iframe[title='From YouTube']");
  await expect(frame).toHaveAttribute("sandbox", /allow-scripts/);
  await expect(frame.contentFrame().getByText("The player")).toBeVisible();
  expect(asked).toEqual(["https://www.youtube-nocookie.com/embed/aqz-KE-bpKQ"]);
  await expect(body.locator("iframe")).toHaveCount(1);
});

test("tables: Tab adds a row, keys widen a column, Mod-Enter leaves", async ({ ana }) => {
  const { page } = ana;
  const note = await openNote(
    page,
    await noteOf(ana, { markdown: "| Day | Feeding |\n| --- | --- |\n| one | 50 g |" }),
  );
  await note.body.getByText("50 g").click();
  await page.keyboard.press("Tab");
  await page.keyboard.type("two");
  await expect(note.body.getByRole("row")).toHaveCount(3);
  const column = note.body.locator("col").first();
  await page.keyboard.press("Alt+Shift+ArrowLeft");
  const width = async () =>
    Number.parseInt((await column.getAttribute("style"))?.match(/(?<!-)\bwidth: (\d+)px/)?.[1] ?? "0", 10);
  await expect.poll(width).toBeGreaterThan(40);
  const before = await width();
  await page.keyboard.press("Alt+Shift+ArrowRight");
  await expect.poll(width).toBe(before + 24);
  await page.keyboard.press("ControlOrMeta+Enter");
  await page.keyboard.type("After it");
  await note.saved();

  await page.reload();
  const { body } = await noteOn(page);
  await expect(body.locator(":scope > p")).toHaveText("After it");
  await expect(body.getByRole("cell", { name: "two" })).toBeVisible();
});

test("the last block is left downwards, whatever it is", async ({ ana }) => {
  const { page } = ana;
  for (const markdown of ["> [!note]\n> inside", "| a |\n| --- |\n| inside |", "- inside"]) {
    const { body } = await openNote(page, await noteOf(ana, { markdown }));
    await body.getByText("inside").click();
    await page.keyboard.press("ArrowDown");
    await page.keyboard.type("below");
    await expect(body.locator(":scope > p")).toHaveText("below");
  }
});

test("a public page shows every block without scripts, in little weight", async ({ ana, openVisitor }) => {
  const markdown = [
    "[TOC]",
    "## One",
    "> [!warning] Hot\n> Gloves.",
    "<details>\n<summary>More</summary>\n\nFolded.\n\n</details>",
    "$$\n\\sqrt{2}\n$$",
    "Inline $x^2$, ==marked== and a note[^1].",
    "![](https://vimeo.com/76979871)",
    "[^1]: Said below.",
  ].join("\n\n");
  const note = await noteOf(ana, { title: "All blocks", markdown });
  const { url } = await publishNote(await actorOf(ana.user), { note: note.id });
  const page = await openVisitor({ javaScriptEnabled: false });
  const response = await page.goto(url);
  const article = page.getByRole("article");
  await expect(article.getByRole("navigation", { name: "Contents" }).getByRole("link")).toHaveText(["One"]);
  await expect(article.getByRole("note", { name: "Hot" })).toContainText("Gloves.");
  await expect(article.getByText("Folded.")).toBeHidden();
  await article.getByText("More").click();
  await expect(article.getByText("Folded.")).toBeVisible();
  await expect(article.locator("math")).toHaveCount(2);
  await expect(article.getByRole("link", { name: /Open on Vimeo/ })).toBeVisible();
  await article.locator("[role='doc-noteref']").click();
  await expect(page).toHaveURL(/#fn:1$/);
  await expect(article.locator("[role='doc-endnotes']")).toContainText("Said below.");
  expect(await page.locator("script, iframe").count()).toBe(0);
  expect(Number((await response?.allHeaders())?.["content-length"] ?? 0)).toBeLessThan(60_000);
});
