import type { Locator, Page } from "playwright/test";
import { expect } from "./fixtures.ts";

export const markdown = `The jar stands on the shelf.

Feed it daily with rye, and stir it well.

Wait a night.`;

export const body = (page: Page) => page.getByRole("textbox", { name: "Note" });
export const marks = (page: Page) => body(page).locator(".comment-mark");
/** The words of threads are these; somebody's caret may stand among them. */
export const isMarked = (page: Page, words: string) =>
  expect.poll(async () => (await marks(page).allTextContents()).join("")).toBe(words);
export const thread = (page: Page, words: string | RegExp) => page.getByRole("region", { name: words });

/** Selects these words as somebody who drags over them would. */
export async function select(page: Page, words: string): Promise<void> {
  await body(page).hover();
  await body(page).evaluate((element, wanted) => {
    const block = [...element.children].find((child) => child.textContent.includes(wanted));
    if (!block) throw new Error(`The note does not say "${wanted}"`);
    const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
    const places: [Node, number][] = [];
    for (let node = walker.nextNode(); node; node = walker.nextNode())
      for (let at = 0; at < (node.textContent?.length ?? 0); at += 1) places.push([node, at]);
    const begins = block.textContent.indexOf(wanted);
    const [first, last] = [places[begins], places[begins + wanted.length - 1]];
    if (!first || !last) throw new Error("Part of it is no text");
    if (element instanceof HTMLElement && element.isContentEditable) element.focus();
    getSelection()?.setBaseAndExtent(first[0], first[1], last[0], last[1] + 1);
  }, words);
}

export async function send(within: Locator, field: string, text: string): Promise<void> {
  const box = within.getByRole("textbox", { name: field });
  await expect(box).toBeFocused();
  await box.fill(text);
  await within.page().keyboard.press("ControlOrMeta+Enter");
  await expect(box).toBeHidden();
}

/** Starts a thread with the button that floats over what is selected. */
export async function comment(page: Page, words: string, text: string): Promise<void> {
  await select(page, words);
  await page.getByRole("button", { name: "Comment", exact: true }).click();
  await send(thread(page, "New thread"), "Write a comment", text);
  await expect(thread(page, `on “${words}”`)).toContainText(text.replaceAll(/[*`]/g, ""));
}
