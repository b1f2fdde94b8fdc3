import type { MarkdownIt, StateInline } from "markdown-it";

/** `[[target#heading|alias]]` and `![[target#heading]]`. */
export function readNoteLinks(tokenizer: MarkdownIt): void {
  tokenizer.inline.ruler.before("link", "note_link", noteLink);
  tokenizer.inline.ruler.before("image", "note_embed", noteEmbed);
}

/** What stands between the double brackets. */
export type LinkParts = { target: string; heading: string | null; alias: string | null };

function noteLink(state: StateInline, silent: boolean): boolean {
  const found = partsAt(state, state.pos);
  if (!found) return false;
  // `[[a]](b)` is a link that shows "[a]", as CommonMark says.
  if (state.src[found.end] === "(") return false;
  if (!silent) {
    const token = state.push("note_link", "", 0);
    token.meta = found.parts;
    token.content = state.src.slice(state.pos, found.end);
  }
  state.pos = found.end;
  return true;
}

function noteEmbed(state: StateInline, silent: boolean): boolean {
  if (state.src.charCodeAt(state.pos) !== 0x21) return false;
  const found = partsAt(state, state.pos + 1);
  if (!found) return false;
  if (!silent) {
    const token = state.push(found.parts.alias === null ? "note_embed" : "raw_inline", "", 0);
    token.meta = found.parts;
    token.content = state.src.slice(state.pos, found.end);
  }
  state.pos = found.end;
  return true;
}

function partsAt(state: StateInline, start: number): { parts: LinkParts; end: number } | null {
  if (!state.src.startsWith("[[", start)) return null;
  const end = closing(state, start + 2);
  if (end < 0) return null;
  const parts = partsOf(state.src.slice(start + 2, end));
  return parts.target === "" && parts.heading === null ? null : { parts, end: end + 2 };
}

/** Where `]]` follows before any other bracket and before the line ends, or -1. */
function closing({ src, posMax }: StateInline, from: number): number {
  for (let at = from; at < posMax; at += 1) {
    const sign = src[at];
    if (sign === "[" || sign === "\n") return -1;
    if (sign === "]") return src[at + 1] === "]" && at + 1 < posMax ? at : -1;
    if (sign === "\\") at += 1;
  }
  return -1;
}

function partsOf(source: string): LinkParts {
  const [left, alias] = splitAt(source, "|");
  const [target, heading] = splitAt(left, "#");
  return { target: unescaped(target), heading: textOrNull(heading), alias: textOrNull(alias) };
}

function splitAt(source: string, sign: string): [string, string | null] {
  for (let at = 0; at < source.length; at += 1) {
    if (source[at] === sign) return [source.slice(0, at), source.slice(at + 1)];
    if (source[at] === "\\") at += 1;
  }
  return [source, null];
}

function textOrNull(source: string | null): string | null {
  return source === null ? null : unescaped(source) || null;
}

function unescaped(source: string): string {
  return source.replace(/\\([\\[\]|#])/g, "$1").trim();
}
