import { readFileSync } from "node:fs";
import { join } from "node:path";

const sheets = ["lib/publishing/pages/public.css", "components/editor/prose.css"];

let read: string | undefined;

/** The styles of our public pages, for pages that leave the server; without fonts, which readers have their own of. */
export function pageStyles(): string {
  return (read ??= sheets.map((path) => readFileSync(join(process.cwd(), path), "utf8")).join("\n"));
}
