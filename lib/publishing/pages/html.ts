import { escapeHtml } from "#lib/editor/html-tag.ts";

/** HTML that is safe as it is. */
export class Html {
  readonly value: string;

  constructor(value: string) {
    this.value = value;
  }
}

type Part = Html | string | number | null | undefined | false | readonly Part[];

/** A template in which everything is escaped but HTML of our own making. It also makes XML. */
export function html(strings: TemplateStringsArray, ...parts: Part[]): Html {
  return new Html(strings.reduce((text, string, index) => text + textOf(parts[index - 1]) + string));
}

/** Takes a string as HTML: only for what our own renderer has made. */
export function safe(value: string): Html {
  return new Html(value);
}

function textOf(part: Part): string {
  if (part instanceof Html) return part.value;
  if (Array.isArray(part)) return (part as readonly Part[]).map(textOf).join("");
  if (part === null || part === undefined || part === false) return "";
  return escapeHtml(withoutControls(String(part)));
}

/** XML cannot hold control characters, not even escaped, and nobody can see them in HTML. */
function withoutControls(text: string): string {
  return text.toWellFormed().replace(/[\0-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff]/g, "");
}
