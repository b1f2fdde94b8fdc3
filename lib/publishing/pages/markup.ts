import { escapeHtml } from "#lib/editor/html-tag.ts";

/** HTML that is safe as it is. */
export class Markup {
  readonly value: string;

  constructor(value: string) {
    this.value = value;
  }
}

type Part = Markup | string | number | null | undefined | false | readonly Part[];

/** A template in which everything is escaped but HTML of our own making. It also makes XML. */
export function markup(strings: TemplateStringsArray, ...parts: Part[]): Markup {
  return new Markup(strings.reduce((text, string, index) => text + textOf(parts[index - 1]) + string));
}

/** Takes a string as HTML: only for what our own renderer has made. */
export function safe(value: string): Markup {
  return new Markup(value);
}

function textOf(part: Part): string {
  if (part instanceof Markup) return part.value;
  if (typeof part === "string" || typeof part === "number") return escapeHtml(withoutControls(String(part)));
  return part ? part.map(textOf).join("") : "";
}

// XML cannot hold them, not even escaped, and nobody can see them in HTML.
const controls = /(?![\t\n\r])[\p{Cc}\ufffe\uffff]/gu;

function withoutControls(text: string): string {
  return text.toWellFormed().replace(controls, "");
}
