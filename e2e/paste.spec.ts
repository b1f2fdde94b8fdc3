import type { Locator, Page } from "playwright/test";
import { copiedFrom, pasteInto } from "./clipboard.ts";
import { expect, test } from "./fixtures.ts";
import { goToEnd, noteOf, openNote } from "./note-page.ts";

const png = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
  "base64",
);

test("Google Docs: marks, nested lists, a checklist, a table", async ({ ana: { page, ...ana } }) => {
  const { body, saved } = await openNote(page, await noteOf(ana));
  await pasteInto(body, { html: copiedFrom("google-docs"), text: "Sourdough, week one" });
  await expect(body.getByRole("heading", { level: 1 })).toHaveText("Sourdough, week one");
  await expect(body.getByRole("strong")).toHaveText("twice a day");
  await expect(body.getByRole("link", { name: "the baker" })).toHaveAttribute(
    "href",
    "https://bread.example/starter?day=1",
  );
  await expect(body.locator("ul ul ul > li")).toHaveText("Wholegrain");
  await expect(body.getByRole("checkbox")).toHaveCount(2);
  await expect(body.getByRole("checkbox").first()).toBeChecked();
  await expect(body.getByRole("columnheader")).toHaveText(["Day", "Rise"]);
  await saved();
});

test("Word: a title, lists that are none in its HTML, a table; nothing of its own", async ({
  ana: { page, ...ana },
}) => {
  const { body, saved } = await openNote(page, await noteOf(ana));
  // Word puts a picture of the text beside the text.
  const files = [{ name: "image.png", type: "image/png", bytes: [...png] }];
  await pasteInto(body, { html: copiedFrom("word"), text: "Report on ferns", files });
  await expect(body.getByRole("heading", { level: 1 })).toHaveText("Report on ferns");
  await expect(body.locator("ul > li > ul > li")).toHaveText("Under oaks");
  await expect(body.locator("ol")).toHaveAttribute("start", "3");
  await expect(body.getByRole("cell", { name: "Oak" })).toBeVisible();
  await expect(body.locator("img")).toHaveCount(0);
  await expect(body).not.toContainText("supportLists");
  await saved();
});

test("Notion: callouts, to-dos, a toggle, a formula", async ({ ana: { page, ...ana } }) => {
  const { body, saved } = await openNote(page, await noteOf(ana));
  await pasteInto(body, { html: copiedFrom("notion") });
  await expect(body.locator(".callout")).toHaveCount(2);
  await expect(body.getByRole("checkbox")).toHaveCount(4);
  await expect(body.getByText("Why rows?")).toBeVisible();
  await expect(body.locator("pre").filter({ hasText: "def grow(seed):" })).toBeVisible();
  await saved();
});

test("GitHub and web pages: the text, without the page around it", async ({ ana: { page, ...ana } }) => {
  const { body, saved } = await openNote(page, await noteOf(ana));
  await pasteInto(body, { html: copiedFrom("github") });
  await expect(body.getByRole("heading", { level: 2 })).toHaveText("Usage");
  await expect(body.getByRole("link", { name: "the site" })).toBeVisible();
  await expect(body.getByRole("link", { name: "the start page" })).toHaveCount(0);
  await goToEnd({ page, body });
  await page.keyboard.press("Enter");
  let alerted = false;
  page.on("dialog", (dialog) => {
    alerted = true;
    void dialog.dismiss();
  });
  await pasteInto(body, { html: copiedFrom("web-page") });
  await expect(body.getByRole("heading", { name: "On moss" })).toBeVisible();
  for (const gone of ["Home", "Subscribe!", "Share", "logo"]) await expect(body).not.toContainText(gone);
  await expect(body.locator("script, iframe[src*=ads], [onclick], [onerror]")).toHaveCount(0);
  await saved();
  expect(alerted).toBe(false);
});

for (const [program, header, cell] of [
  ["excel", "Age", "120"],
  ["google-sheets", "Rain", "41"],
  ["libreoffice-calc", "Pots", "3"],
] as const) {
  test(`${program}: cells become a table`, async ({ ana: { page, ...ana } }) => {
    const { body, saved } = await openNote(page, await noteOf(ana));
    await pasteInto(body, { html: copiedFrom(program), text: "a\tb" });
    await expect(body.getByRole("columnheader", { name: header })).toBeVisible();
    await expect(body.getByRole("cell", { name: cell, exact: true })).toBeVisible();
    await saved();
  });
}

test("rows of text become a table, and fill the cells of one that is there", async ({
  ana: { page, ...ana },
}) => {
  const markdown = "| A | B | C |\n| - | - | - |\n| 1 | 2 | 3 |\n| 4 | 5 | 6 |";
  const { body, saved } = await openNote(page, await noteOf(ana, { markdown }));
  await body.getByRole("cell", { name: "1", exact: true }).click();
  await pasteInto(body, { text: "moss\t41\nfern\t7\n" });
  await expect(body.getByRole("cell")).toHaveText(["moss", "41", "3", "fern", "7", "6"]);
  await expect(body.getByRole("table")).toHaveCount(1);
  await goToEnd({ page, body });
  await page.keyboard.press("ArrowDown");
  await saved();

  const other = await openNote(page, await noteOf(ana));
  await pasteInto(other.body, { text: 'Month\tRain\nMay\t"41\nmm"\nJune\t7\n' });
  await expect(other.body.getByRole("cell", { name: "41 mm" })).toBeVisible();
  await expect(other.body.getByRole("table")).toHaveCount(1);
});

test("an address becomes a link with the title of its page; undo brings the address back", async ({
  ana: { page, ...ana },
}) => {
  await page.route("**/page-titles", (route) =>
    route.fulfill({ json: { title: "Moss & fern", note: null } }),
  );
  const { body, saved } = await openNote(page, await noteOf(ana, { markdown: "See " }));
  await goToEnd({ page, body });
  await pasteInto(body, { text: "https://moss.example/a?b=1&c=2" });
  const link = body.getByRole("link", { name: "Moss & fern" });
  await expect(link).toHaveAttribute("href", "https://moss.example/a?b=1&c=2");
  await page.keyboard.press("ControlOrMeta+z");
  await expect(body.getByRole("link", { name: "https://moss.example/a?b=1&c=2" })).toBeVisible();
  await saved();
});

test("an address that nobody knows stays as it is, and words over which it is pasted stay", async ({
  ana: { page, ...ana },
}) => {
  const { body, saved } = await openNote(page, await noteOf(ana, { markdown: "the moss" }));
  await goToEnd({ page, body });
  await page.keyboard.press("Shift+Home");
  await pasteInto(body, { text: "https://moss.invalid/" });
  await expect(body.getByRole("link")).toHaveAttribute("href", "https://moss.invalid/");
  await expect(body).toHaveText("the moss");
  await goToEnd({ page, body });
  await page.keyboard.press("Enter");
  const answered = page.waitForResponse("**/page-titles");
  await pasteInto(body, { text: "https://moss.invalid/" });
  expect(await (await answered).json()).toEqual({ title: null, note: null });
  await expect(body.getByRole("link", { name: "https://moss.invalid/" })).toBeVisible();
  await saved();
});

test("the address of a note of ours becomes a link to that note", async ({ ana: { page, ...ana } }) => {
  const moss = await noteOf(ana, { title: "Moss" });
  const { body, saved } = await openNote(page, await noteOf(ana));
  await pasteInto(body, { text: new URL(moss.url, page.url()).href });
  await expect(body.locator("a.note-link")).toHaveText("Moss");
  await saved();
});

test("the address of a video can be shown in its place", async ({ ana: { page, ...ana } }) => {
  const { body, saved } = await openNote(page, await noteOf(ana));
  await pasteInto(body, { text: "https://www.youtube.com/watch?v=dQw4w9WgXcQ" });
  await expect(body.getByRole("button", { name: "Keep the link" })).toBeVisible();
  await body.getByRole("button", { name: "Show YouTube here" }).click();
  await expect(body.locator("figure.embed")).toBeVisible();
  await expect(body.getByRole("button", { name: "Keep the link" })).toHaveCount(0);
  await saved();

  await page.keyboard.press("ControlOrMeta+z");
  await expect(body.getByRole("link")).toBeVisible();
});

test("pictures inside pasted text are uploaded; others see only where they end up", async ({
  ana: { page, ...ana },
}) => {
  const { body, saved } = await openNote(page, await noteOf(ana));
  const html = `<p>Before</p><p><img src="data:image/png;base64,${png.toString("base64")}"></p><p>After</p>`;
  await pasteInto(body, { html, text: "Before After" });
  await expect(body.locator("img")).toHaveAttribute("src", /^\/attachments\/[\w-]{36}\/image-1\.png$/);
  await expect(body.locator("p").filter({ hasText: /Before|After/ })).toHaveText(["Before", "After"]);
  await saved();
});

const paragraph = "Moss loves shade and water, and it does not mind the cold that comes with both of them.";

/** How many headings with text and list come in; 4,000 of them are the megabyte, which takes minutes. */
const parts = Number(process.env.PASTE_PARTS ?? 600);

const list = "<ul><li><p>one</p></li><li><p>two</p></li></ul>";

const repeated = (part: (n: number) => string) => Array.from({ length: parts }, (_, n) => part(n)).join("\n");

/** What is pasted, and the same as HTML, for the plain element beside ours. */
const large: [kind: string, pasted: { text: string; html?: string }, shown: string][] = [
  [
    "plain text",
    { text: repeated((n) => [0, 1, 2].map((line) => `${3 * n + line} ${paragraph}`).join("\n")) },
    repeated((n) => [0, 1, 2].map((line) => `<p>${3 * n + line} ${paragraph}</p>`).join("")),
  ],
  [
    "Markdown",
    {
      text: repeated(
        (n) => `## Part ${n}\n\n${paragraph} **Really** [so](https://a.example/${n}).\n\n- one\n- two\n`,
      ),
    },
    repeated(
      (n) =>
        `<h2>Part ${n}</h2><p>${paragraph} <b>Really</b> <a href="https://a.example/${n}">so</a>.</p>${list}`,
    ),
  ],
  [
    "HTML",
    {
      text: "Moss",
      html: repeated(
        (n) => `<h2>Part ${n}</h2><p style="color:#111">${paragraph} <b>Really</b> so.</p>${list}`,
      ),
    },
    repeated((n) => `<h2>Part ${n}</h2><p>${paragraph} <b>Really</b> so.</p>${list}`),
  ],
];

for (const [kind, pasted, shown] of large) {
  test(`much ${kind} comes in while somebody goes on writing, and is undone after what they wrote`, async ({
    ana: { page, ...ana },
  }) => {
    if (parts >= 4_000) test.setTimeout(240_000);
    const patience = { timeout: parts >= 4_000 ? 150_000 : 30_000 };
    const { body } = await openNote(page, await noteOf(ana, { markdown: "Before" }));
    await goToEnd({ page, body });
    await page.keyboard.type(". ");
    const atOnce = await timeOfPlainPaste(page, shown);
    await watchTasks(page);
    await pasteInto(body, pasted);
    await page.keyboard.press("x"); // a single letter is a single step of undoing, however long the browser takes
    await expect.poll(() => blocksIn(body), patience).toBeGreaterThanOrEqual(3 * parts);
    const last = body.locator(":scope > :last-child");
    await expect(last).toHaveText(kind === "plain text" ? `${3 * parts - 1} ${paragraph}x` : "x");
    const longest = await longestTask(page);
    console.log(
      `${kind}: longest task ${Math.round(longest)} ms; all at once in a plain editable element ${Math.round(atOnce)} ms`,
    );
    if (parts >= 4_000) expect(longest / atOnce).toBeLessThan(1);

    await page.keyboard.press("ControlOrMeta+z");
    await expect(last).not.toHaveText(/x$/);
    expect(await blocksIn(body)).toBeGreaterThanOrEqual(3 * parts);
    await page.keyboard.press("ControlOrMeta+z");
    await expect(body).toHaveText("Before. ", patience);
  });
}

test("what is typed while the readers are still being loaded comes behind what is pasted", async ({
  ana,
  openAs,
}) => {
  // A service worker asks for what it keeps by itself, where nobody could hold it up.
  const page = await openAs(ana.user, { serviceWorkers: "block" });
  const note = await openNote(page, await noteOf(ana, { markdown: "Before after" }));
  const { body } = note;
  let release = () => undefined as void;
  const released = new Promise<void>((resolve) => (release = resolve));
  await page.route("**/_next/static/chunks/**", async (route) => {
    await released;
    await route.continue();
  });
  await goToEnd(note);
  for (let step = 0; step < "after".length; step += 1) await page.keyboard.press("ArrowLeft");
  await pasteInto(body, { text: "## Moss\n\n- one\n- two" });
  await page.keyboard.type("typed on ");
  await expect(body).toHaveText("Before typed on after");
  release();
  const blocks = body.locator(":scope > *");
  await expect(blocks).toHaveText(["Before ", "Moss", "onetwo", "typed on after"]);
  await page.keyboard.type("and ");
  await expect(blocks.last()).toHaveText("typed on and after");
  await note.saved();
  await page.keyboard.press("ControlOrMeta+z");
  await page.keyboard.press("ControlOrMeta+z");
  await expect(blocks).toHaveText(["Before typed on after"]);
});

async function blocksIn(body: Locator): Promise<number> {
  return await body.evaluate((element) => element.children.length);
}

/** How long this browser, on this machine, stands still when a bare editable element is given the same at once. */
async function timeOfPlainPaste(page: Page, html: string): Promise<number> {
  return await page.evaluate((given) => {
    const element = document.createElement("div");
    element.contentEditable = "true";
    element.className = "prose";
    document.body.append(element);
    const start = performance.now();
    element.innerHTML = given;
    element.getBoundingClientRect();
    const took = performance.now() - start;
    element.remove();
    return took;
  }, html);
}

async function watchTasks(page: Page): Promise<void> {
  await page.evaluate(() => {
    const watched = window as unknown as { longest: number };
    watched.longest = 0;
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) watched.longest = Math.max(watched.longest, duration);
    }).observe({ type: "longtask" });
  });
}

async function longestTask(page: Page): Promise<number> {
  return await page.evaluate(() => (window as unknown as { longest: number }).longest);
}
