import { parseHTML } from "linkedom";
import type { FetchedPage } from "./fetch-page.ts";

const longestTitle = 200;
// Control characters, and those that turn the direction of text around.
const UNPRINTABLE = /[\p{Cc}\p{Zl}\p{Zp}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/gu;
/** What pages say that stand before the page. */
const NO_TITLE =
  /^(?:just a moment|attention required|access denied|are you a robot|403 forbidden|404|sign in|log in)/i;

/** What a page is called, as one line; null when it does not say. */
export function titleOfPage({ type, bytes }: FetchedPage): string | null {
  const html = textOf(bytes, type);
  const element =
    /<title\b[^>]*>[^<]{0,4000}<\/title>/i.exec(html)?.[0] ??
    titleElement(/<meta\b[^>]{0,2000}\bog:title\b[^>]{0,2000}>/i.exec(html)?.[0]);
  if (!element) return null;
  const title = decoded(element).replace(UNPRINTABLE, " ").replace(/\s+/g, " ").trim();
  if (title === "" || NO_TITLE.test(title)) return null;
  const letters = Array.from(title);
  return letters.length > longestTitle
    ? `${letters
        .slice(0, longestTitle - 1)
        .join("")
        .trimEnd()}…`
    : title;
}

function titleElement(meta: string | undefined): string | null {
  const content = /\bcontent=(?:"([^"<]*)"|'([^'<]*)')/i.exec(meta ?? "");
  return content ? `<title>${content[1] ?? content[2] ?? ""}</title>` : null;
}

/** Entities are read by a parser of HTML, from this one element. */
function decoded(element: string): string {
  return (
    parseHTML(`<!doctype html><html><head>${element}</head></html>`).document.querySelector("title")
      ?.textContent ?? ""
  );
}

function textOf(bytes: Buffer, type: string): string {
  const declared =
    /\bcharset=["']?([\w-]{1,40})/i.exec(type)?.[1] ??
    /<meta\b[^>]{0,200}\bcharset=["']?([\w-]{1,40})/i.exec(bytes.subarray(0, 2_048).toString("latin1"))?.[1];
  try {
    return new TextDecoder(declared ?? "utf-8").decode(bytes);
  } catch {
    return bytes.toString("utf8"); // no such charset
  }
}
