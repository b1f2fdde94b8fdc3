import type { JSONContent } from "@tiptap/core";
import { inlinePieces } from "./inline-pieces.ts";
import { write } from "./write-pieces.ts";

/** The text of a paragraph; hard breaks are written as a backslash at the line's end. */
export function paragraphMarkdown(content: JSONContent[]): string {
  return write(inlinePieces(content), "\\\n").split("\n").map(escapeLineStart).join("\n");
}

/** A heading line; hard breaks become `<br>`, because a heading has one line. */
export function headingMarkdown(level: number, content: JSONContent[]): string {
  const text = write(inlinePieces(content), "<br>").replace(/(^|\s)(#+)$/, "$1\\$2");
  return `${"#".repeat(Math.min(Math.max(Math.trunc(level) || 1, 1), 6))} ${text}`.trimEnd();
}

/** The paragraphs of a table cell in one line. */
export function cellMarkdown(paragraphs: JSONContent[]): string {
  const content = paragraphs.flatMap((paragraph, index) => [
    ...(index > 0 ? [{ type: "hardBreak" }] : []),
    ...(paragraph.content ?? []),
  ]);
  return write(inlinePieces(content), "<br>").replaceAll("|", "\\|");
}

/** A line of text must not begin like a heading, a list, a quote, a table's rule or an underline. */
function escapeLineStart(line: string): string {
  if (/^#{1,6}(?:\s|$)/.test(line)) return `\\${line}`;
  if (/^[-+](?:\s|$)/.test(line) || line.startsWith(">")) return `\\${line}`;
  if (/^(?:=+|[-:|\s]*-[-:|\s]*)$/.test(line)) return `\\${line}`;
  return line.replace(/^(\d{1,9})([.)])(?=\s|$)/, "$1\\$2");
}
