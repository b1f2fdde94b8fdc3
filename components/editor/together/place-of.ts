import { togetherTexts as texts } from "#lib/texts/en/together.ts";
import type { Person } from "../live/note-store.ts";

const longestHeading = 60;

/** Somebody's caret in the note, as it is drawn; null while they have none. */
export function caretOf(personId: string): HTMLElement | null {
  return document.querySelector(`article.note [data-person="${CSS.escape(personId)}"]`);
}

/** What somebody does in the note, in words: which part they write in, or that they read. */
export function doingOf({ id, idle }: Person): string {
  if (idle) return texts.idle;
  const caret = caretOf(id);
  if (!caret) return texts.reading;
  if (caret.closest(".note-title")) return texts.editingTitle;
  const heading = headingAbove(caret);
  return heading === null ? texts.editingStart : texts.editingIn(heading);
}

/** Read from the page, and only while somebody wants to know: nobody has to keep a list of headings for it. */
function headingAbove(caret: HTMLElement): string | null {
  let block: Element | null = caret;
  while (block?.parentElement && !block.parentElement.matches(".ProseMirror")) block = block.parentElement;
  for (; block; block = block.previousElementSibling) {
    const text = /^H[1-6]$/.test(block.tagName) ? block.textContent.trim() : "";
    if (text) return text.length > longestHeading ? `${text.slice(0, longestHeading)}…` : text;
  }
  return null;
}

/** Brings somebody's caret into the middle of the window; false while they have none. */
export function goTo(personId: string): boolean {
  const caret = caretOf(personId);
  if (!caret) return false;
  const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
  visible(caret).scrollIntoView({ block: "center", behavior: calm ? "instant" : "smooth" });
  return true;
}

/** A caret in a toggle that is closed here is where the toggle is. */
function visible(element: Element): Element {
  let shown: Element = element;
  while (shown.getClientRects().length === 0 && shown.parentElement) shown = shown.parentElement;
  return shown;
}

/** Whether somebody's caret is where one reads: not at the very edges of the window. */
export function isInSight(personId: string): boolean {
  const caret = caretOf(personId);
  if (!caret) return true; // there is nothing to scroll to
  const { top, bottom } = visible(caret).getBoundingClientRect();
  return top > innerHeight * 0.15 && bottom < innerHeight * 0.85;
}
