import { mkdirSync } from "node:fs";
import axe, { type RunOnly, type RunOptions } from "axe-core";
import type { BrowserContextOptions, Page } from "playwright/test";
import { expect } from "./fixtures.ts";

/** The two sizes every screen is made for; the narrow one is touched. */
export const sizes = {
  wide: { viewport: { width: 1440, height: 900 } },
  narrow: { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true },
} satisfies Record<string, BrowserContextOptions>;

export type Size = keyof typeof sizes;

/** Between light and dark only colours differ: one of the two is looked at with all rules, another one at each size. */
const aboutColours = ["color-contrast", "link-in-text-block"];
const standards = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/** A menu or hint belongs to its button, wherever it stands in the document: it needs no landmark around it. */
const region = {
  regionMatcher:
    "dialog, [role=dialog], [role=alertdialog], svg, [role=menu], [role=listbox], [data-radix-popper-content-wrapper]",
};

/**
 * What a screen shows now, in dark and light: axe finds nothing, and nothing sticks out to the side.
 * With PICTURES=<folder> it keeps a picture of each, because looks are judged by looking.
 */
export async function inspect(page: Page, name: string): Promise<void> {
  await expect(page).toHaveTitle(/./); // an answer that renders the page anew leaves it without one for a moment
  await expect(page.locator("html[lang]")).toBeAttached(); // that there is no such page, Next lets the browser draw
  for (const colorScheme of ["dark", "light"] as const) {
    // Without motion nothing is half transparent while it is measured.
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    await followed(page, colorScheme);
    await keepPicture(page, `${name}-${colorScheme}`);
    expect.soft(await complaints(page, rulesFor(page, colorScheme)), `${name}, ${colorScheme}`).toEqual([]);
  }
  const sticksOut = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect.soft(sticksOut, `${name} scrolls sideways`).toBeLessThanOrEqual(0);
}

/** A page with script follows the system as soon as its script runs; one without has no attribute. */
async function followed(page: Page, colorScheme: string) {
  const theme = page.locator(`html:is([data-theme="${colorScheme}"], :not([data-theme]))`);
  await expect(theme).toHaveCount(1);
}

type Rules = RunOnly;

function rulesFor(page: Page, colorScheme: "dark" | "light"): Rules {
  const thorough = isNarrow(page) ? "light" : "dark";
  return colorScheme === thorough
    ? { type: "tag", values: standards }
    : { type: "rule", values: aboutColours };
}

function isNarrow(page: Page): boolean {
  return (page.viewportSize()?.width ?? 0) < 600;
}

/** What axe finds on the page as it is now, by those rules. Its script comes into each document only once. */
async function complaints(page: Page, runOnly: Rules): Promise<string[]> {
  if (!(await page.evaluate(() => "axe" in globalThis))) await page.evaluate(axe.source);
  const options = { runOnly, resultTypes: ["violations"], checks: { region: { options: region } } };
  const violations = await page.evaluate(
    async (given) =>
      (await (globalThis as unknown as Window & { axe: typeof axe }).axe.run(given)).violations,
    options as RunOptions, // its types do not know that options of checks may be given, too
  );
  const found: string[] = [];
  for (const { id, nodes } of violations) {
    for (const { html, target, any } of nodes) {
      if (id === "scrollable-region-focusable" && (await isWrittenIn(page, String(target)))) continue;
      if (id === "target-size" && (await isUnderToolbar(page, String(target)))) continue;
      found.push(`${id}: ${html} ${any[0]?.message ?? ""}`);
    }
  }
  return found;
}

/** What scrolls inside a text that is written in follows the caret. */
async function isWrittenIn(page: Page, selector: string): Promise<boolean> {
  return await page.locator(selector).evaluate((element) => element.closest("[contenteditable]") !== null);
}

/** What floats over the text goes with Escape: what it half covers until then is not there to be pressed. */
async function isUnderToolbar(page: Page, selector: string): Promise<boolean> {
  return await page.locator(selector).evaluate((element) => {
    const { left, top, width, height } = element.getBoundingClientRect();
    const inFront = document.elementFromPoint(left + width / 2, top + height / 2);
    return inFront !== null && inFront.closest(".z-30.quiet-while-writing") !== null;
  });
}

async function keepPicture(page: Page, name: string) {
  const folder = process.env.PICTURES;
  if (!folder) return;
  mkdirSync(folder, { recursive: true });
  const size = isNarrow(page) ? "narrow" : "wide";
  await page.screenshot({ path: `${folder}/${name.replaceAll(/\W+/g, "-")}-${size}.png` });
}
