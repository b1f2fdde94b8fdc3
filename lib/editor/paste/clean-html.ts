import type { AddressOptions } from "./addresses-in-html.ts";
import { tidyAddresses } from "./addresses-in-html.ts";
import { tidyBlocks } from "./blocks-of-programs.ts";
import { codeBlocksFromParagraphs, tidyCodeAndMath } from "./code-and-math.ts";
import { dropNoise } from "./drop-noise.ts";
import { tidyFootnotes } from "./footnotes-in-html.ts";
import { tidyLists } from "./lists.ts";
import { sourceOf, type PasteSource } from "./source.ts";
import { strip } from "./strip.ts";
import { marksFromStyles } from "./style-marks.ts";
import { tidyTables } from "./tables.ts";
import { listsFromWord } from "./word-lists.ts";

export interface CleanOptions extends AddressOptions {
  /** The HTML as it came, by which its program is told and in which its style sheets are looked up. */
  html?: string;
  /** The program, when it is known already. */
  source?: PasteSource;
}

/**
 * Makes of HTML from anywhere the HTML that the schema's own rules understand, in place: what programs say with
 * styles, classes and layouts becomes elements; what is no part of the text goes. Needs nothing but the DOM.
 */
export function cleanHtml(root: Element, options: CleanOptions = {}): void {
  const html = options.html ?? "";
  const source = options.source ?? sourceOf(html || root.innerHTML);
  tidyCodeAndMath(root);
  if (source === "word") listsFromWord(root);
  tidyFootnotes(root);
  dropNoise(root);
  tidyBlocks(root);
  tidyLists(root);
  tidyTables(root, { source, html });
  marksFromStyles(root);
  codeBlocksFromParagraphs(root);
  for (const input of root.querySelectorAll("input")) input.remove();
  tidyAddresses(root, options);
  strip(root);
}
