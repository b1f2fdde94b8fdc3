import type { JSONContent } from "@tiptap/core";
import { inlinePieces } from "./inline-pieces.ts";
import { write } from "./write-pieces.ts";

/** Inline HTML that would open an HTML block at the start of a line (CommonMark 4.6). A space as an entity prevents it. */
const HTML_BLOCK = new RegExp(
  `^<(?:[!?]|(?:script|pre|style|textarea)(?:\\s|>|$)|/?(?:${[
    "address|article|aside|base|basefont|blockquote|body|caption|center|col|colgroup|dd|details|dialog|dir|div|dl|dt",
    "fieldset|figcaption|figure|footer|form|frame|frameset|h[1-6]|head|header|hr|html|iframe|legend|li|link|main|menu",
    "menuitem|nav|noframes|ol|optgroup|option|p|param|search|section|summary|table|tbody|td|tfoot|th|thead|title|tr",
    "track|ul",
  ].join("|")})(?:\\s|/?>|$)|/?[a-z](?:[^<>"']|"[^"]*"|'[^']*')*>\\s*$)`,
  "i",
);

/** The text of a paragraph; hard breaks are written as a backslash at the line's end. */
export function paragraphMarkdown(content: JSONContent[]): string {
  return write(inlinePieces(content), "\\\n").split("\n").map(escapeLineStart).join("\n");
}

/** A heading line; hard breaks become `<br>`, because a heading has one line. */
export function headingMarkdown(level: number, content: JSONContent[]): string {
  const text = write(inlinePieces(content), "<br>").replace(/(^|\s)(#+)$/, "$1\\$2");
  return `${"#".repeat(Math.min(Math.max(Math.trunc(level) || 1, 1), 6))} ${text}`.trimEnd();
}

/** The text of a table cell in one line. */
export function cellMarkdown(content: JSONContent[]): string {
  return write(inlinePieces(content), "<br>").replaceAll("|", "\\|");
}

/** A line of text must not begin like a heading, a list, a quote, a table's rule, a formula or an underline. */
function escapeLineStart(line: string): string {
  if (/^#{1,6}(?:\s|$)/.test(line)) return `\\${line}`;
  if (/^[-+](?:\s|$)/.test(line) || line.startsWith(">")) return `\\${line}`;
  if (/^(?:=+|[-:|\s]*-[-:|\s]*)$/.test(line)) return `\\${line}`;
  if (HTML_BLOCK.test(line) || line.startsWith("$$")) return `&#32;${line}`;
  return line.replace(/^(\d{1,9})([.)])(?=\s|$)/, "$1\\$2");
}
