import { footnoteLabel } from "../extensions/footnotes.ts";

/** What a footnote is called; a backslash would hide the bracket behind it. */
export function writtenLabel(value: unknown): string {
  return footnoteLabel(value).replaceAll("\\", "") || "1";
}
