import { anchorMaker } from "#lib/editor/anchors.ts";
import { unfold } from "../folds.ts";

/**
 * Shows the heading (`#the-words`) or the block (`#b-ID`) that the address names, in the text inside `root`. The live
 * editor's blocks have no anchors of their own: those of headings are made from their words, in the order of the text.
 */
export function scrollToFragment(root: HTMLElement): void {
  const fragment = namedInAddress();
  if (fragment === "") return;
  const element = fragment.startsWith("b-")
    ? root.querySelector(`[data-id="${CSS.escape(fragment.slice(2))}"]`)
    : headingAt(root, fragment);
  if (!(element instanceof HTMLElement)) return;
  unfold(element);
  element.scrollIntoView({ block: "start" });
  element.dataset.shown = "";
  setTimeout(() => delete element.dataset.shown, 2000);
}

function headingAt(root: HTMLElement, anchor: string): Element | null {
  const anchorFor = anchorMaker();
  const headings = root.querySelectorAll(".prose :is(h1, h2, h3, h4, h5, h6)");
  for (const heading of headings) if (anchorFor(heading.textContent.trim()) === anchor) return heading;
  return null;
}

/** What the address names behind its `#`; nothing when that cannot be read. */
export function namedInAddress(): string {
  try {
    return decodeURIComponent(location.hash.slice(1));
  } catch {
    return ""; // somebody typed it
  }
}
