import { pasteCells } from "./paste-cells.ts";
import { muchHtml, pasteHtml } from "./paste-html.ts";
import { muchMarkdown, pasteMarkdown } from "./paste-markdown.ts";

/** What turns pasted things into blocks, loaded together when it is first needed. */
export const converters = {
  html: pasteHtml,
  muchHtml,
  markdown: pasteMarkdown,
  muchMarkdown,
  cells: pasteCells,
};
