import { setTimeout as sleep } from "node:timers/promises";
import type { Browser, Page } from "playwright/test";
import { chromiumPath } from "../../../e2e/chromium.ts";
import { openBrowser, visit } from "./browser.ts";
import { benchNotes, servePlain, type BenchNote } from "./notes.ts";
import { atMost, percentile, type Budget, type Row, type Table } from "./table.ts";
import { withServer } from "./with-server.ts";

const openings = Number(process.env.BENCH_OPENINGS ?? "7");
const keys = Number(process.env.BENCH_KEYS ?? "80");
const pauseMs = 90;
const openedMark = "opened ";

/** What one opening of a page cost, in milliseconds from the request on. */
interface Opening {
  text: number;
  editable: number;
}

/** Where a note is opened: our page, or the same text in a plain contenteditable. */
interface Subject {
  name: BenchNote["name"];
  url: string;
  cookie?: BenchNote["cookie"];
}

/** The note's page: its script, how soon it can be read and written into, and how soon a letter is on the screen. */
export async function editorPage(): Promise<Table> {
  return await withServer({}, async ({ url }) => {
    const notes = await benchNotes();
    const plain = await servePlain(notes);
    const browser = await openBrowser(chromiumPath());
    const rows: Row[] = [];
    try {
      rows.push(await script(browser, url, notes[0]!));
      for (const { name, path, cookie } of notes) {
        const ours = { name, url: url + path, cookie };
        const theirs = { name, url: plain.url + encodeURIComponent(name) };
        rows.push(...(await opening(browser, ours, theirs)), ...(await typing(browser, ours, theirs)));
      }
    } finally {
      await browser.close();
      plain.server.close();
    }
    const head = ["what", "measured", "plain contenteditable", "ratio"];
    return { title: "Editor page, beside a plain contenteditable of the same text", head, rows };
  });
}

async function script(browser: Browser, url: string, note: BenchNote): Promise<Row> {
  const { scriptBytes } = await visit(browser, url + note.path, { cookies: [{ ...note.cookie, url }] });
  const size = scriptBytes / 1024;
  return { cells: ["script, compressed", `${size.toFixed(0)} KB`, "", ""], budget: atMost(450, "KB", size) };
}

/** In milliseconds, of the two notes. */
const openingBudgets: Record<BenchNote["name"], Opening> = {
  "11 KB": { text: 300, editable: 1_000 },
  "1 MB": { text: 800, editable: 2_500 },
};

/** Opens both in turns, each time with an empty cache, so that whatever else the machine does falls on both. */
async function opening(browser: Browser, ours: Subject, theirs: Subject): Promise<Row[]> {
  await open(browser, ours);
  const samples: { ours: Opening; theirs: Opening }[] = [];
  for (let count = 0; count < openings; count += 1) {
    samples.push({ ours: await open(browser, ours), theirs: await open(browser, theirs) });
  }
  const row = (part: keyof Opening, words: string): Row => {
    const own = percentile(
      samples.map((each) => each.ours[part]),
      0.5,
    );
    const plain = percentile(
      samples.map((each) => each.theirs[part]),
      0.5,
    );
    return {
      cells: [`open ${ours.name}: ${words}`, ...compared(own, plain)],
      budget: atMost(openingBudgets[ours.name][part], "ms", own),
    };
  };
  return [row("text", "text visible"), row("editable", "editable")];
}

async function open(browser: Browser, subject: Subject): Promise<Opening> {
  return await withPage(browser, subject, async (page) => {
    await page.addInitScript(watchOpening, openedMark);
    // Told by the page itself: whatever is evaluated in it meanwhile delays what is measured.
    const told = page.waitForEvent("console", {
      predicate: (message) => message.text().startsWith(openedMark),
    });
    await page.goto(subject.url, { waitUntil: "commit" });
    return JSON.parse((await told).text().slice(openedMark.length)) as Opening;
  });
}

/** Runs in the page: looks in every frame; what is there at its beginning is on the screen at its end. */
function watchOpening(mark: string): void {
  const opening: Partial<Opening> = {};
  const seen = (part: keyof Opening) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      opening[part] = performance.now();
      if (part === "editable") console.debug(mark + JSON.stringify(opening));
    };
    port2.postMessage(null);
  };
  let textSeen = false;
  const look = () => {
    if (!textSeen && document.querySelector(".prose p")) {
      textSeen = true;
      seen("text");
    }
    if (document.querySelector(".prose[aria-label=Note][contenteditable=true]")) seen("editable");
    else requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}

async function typing(browser: Browser, ours: Subject, theirs: Subject): Promise<Row[]> {
  const own = await type(browser, ours);
  const plain = await type(browser, theirs);
  const cells = (share: number, words: string) => [
    `key → paint, ${ours.name}, ${words}`,
    ...compared(percentile(own, share), percentile(plain, share)),
  ];
  const budget = typingBudget(ours, percentile(own, 0.95), percentile(plain, 0.95));
  return [{ cells: cells(0.5, "p50") }, { cells: cells(0.95, "p95"), budget }];
}

/** In a large note the browser itself takes longer than that, so there we compare. */
function typingBudget({ name }: Subject, own: number, plain: number): Budget {
  return name === "1 MB" ? atMost(1.5, "× plain", own / plain) : atMost(16, "ms", own);
}

/** Types into the middle of the text, letter by letter, as people do. */
async function type(browser: Browser, subject: Subject): Promise<number[]> {
  return await withPage(browser, subject, async (page) => {
    await page.goto(subject.url);
    const paragraphs = page.locator(".prose[aria-label=Note][contenteditable=true] p");
    await paragraphs.first().waitFor();
    const paragraph = paragraphs.nth(Math.floor((await paragraphs.count()) / 2));
    await paragraph.scrollIntoViewIfNeeded();
    await paragraph.click();
    await page.keyboard.type("words ", { delay: pauseMs });
    await page.evaluate(watchKeys);
    for (let count = 0; count < keys; count += 1) {
      await page.keyboard.press(
        "abcdefgh jklmnop"[count % 16] === " " ? "Space" : "abcdefgh jklmnop"[count % 16]!,
      );
      await sleep(pauseMs);
    }
    return await page.evaluate(() => (globalThis as unknown as { keyTimes: number[] }).keyTimes);
  });
}

/** Runs in the page: from the key's own time to the end of the frame that shows it. */
function watchKeys(): void {
  const keyTimes: number[] = [];
  Object.assign(globalThis, { keyTimes });
  const listener = ({ timeStamp }: Event) =>
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => keyTimes.push(performance.now() - timeStamp);
      port2.postMessage(null);
    });
  addEventListener("keydown", listener, { capture: true });
}

async function withPage<Result>(
  browser: Browser,
  { url, cookie }: Subject,
  run: (page: Page) => Promise<Result>,
): Promise<Result> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  try {
    if (cookie) await context.addCookies([{ ...cookie, url: new URL(url).origin }]);
    return await run(await context.newPage());
  } finally {
    await context.close();
  }
}

function compared(own: number, plain: number): string[] {
  return [`${own.toFixed(1)} ms`, `${plain.toFixed(1)} ms`, (own / plain).toFixed(2)];
}
