import type { MarkdownIt, StateBlock, StateInline } from "markdown-it";
import { lineAt } from "./limits.ts";

/**
 * `$…$` in a line and `$$…$$` on lines of its own, told from prices as GitHub and Obsidian do. (The plugins for
 * markdown-it read unclosed dollars again from each of them, or hand the formula to a renderer.)
 */
export function readMath(tokenizer: MarkdownIt): void {
  tokenizer.block.ruler.before("fence", "display_math", displayMath, {
    alt: ["paragraph", "reference", "blockquote", "list"],
  });
  tokenizer.inline.ruler.before("escape", "math", inlineMath);
}

// oxlint-disable-next-line max-params -- the library's signature
function displayMath(state: StateBlock, startLine: number, endLine: number, silent: boolean): boolean {
  if ((state.sCount[startLine] ?? 0) - state.blkIndent >= 4) return false;
  const first = lineAt(state, startLine);
  if (!first.startsWith("$$")) return false;
  const last = isClosed(first.slice(2)) ? startLine : closingLine(state, startLine, endLine);
  if (last === null) return false;
  if (silent) return true;
  const token = state.push("math_block", "", 0);
  token.content = last === startLine ? withoutEnd(first.slice(2)).trim() : formula(state, startLine, last);
  token.map = [startLine, last + 1];
  state.line = last + 1;
  return true;
}

function isClosed(line: string): boolean {
  return line.trimEnd().endsWith("$$");
}

function withoutEnd(line: string): string {
  return line.trimEnd().slice(0, -2);
}

type Search = { from: number; endLine: number; indent: number };

/** The line that ends the formula. A search that failed is remembered: it would fail from every later line, too. */
function closingLine(state: StateBlock, startLine: number, endLine: number): number | null {
  const failed = state.env.unclosedMath as Search | undefined;
  const indent = state.blkIndent;
  if (failed && failed.endLine === endLine && failed.indent === indent && failed.from <= startLine)
    return null;
  for (let line = startLine + 1; line < endLine; line += 1) {
    if (!state.isEmpty(line) && (state.sCount[line] ?? 0) < indent) return null;
    if (isClosed(lineAt(state, line))) return line;
  }
  state.env.unclosedMath = { from: startLine, endLine, indent };
  return null;
}

function formula(state: StateBlock, startLine: number, last: number): string {
  const opening = lineAt(state, startLine).slice(2).trim();
  const inner = state.getLines(startLine + 1, last, state.blkIndent, false).replace(/\n$/, "");
  const closing = withoutEnd(state.getLines(last, last + 1, state.blkIndent, false));
  const lines = last > startLine + 1 ? [inner] : [];
  return [...(opening === "" ? [] : [opening]), ...lines, ...(closing.trim() === "" ? [] : [closing])].join(
    "\n",
  );
}

function inlineMath(state: StateInline, silent: boolean): boolean {
  const { src, pos } = state;
  if (src.charCodeAt(pos) !== 0x24) return false;
  const sign = src.startsWith("$$", pos) ? "$$" : "$";
  const end = closingDollar(state, pos + sign.length);
  if (end < 0 || !src.startsWith(sign, end) || /\d/.test(src[end + sign.length] ?? "")) return false;
  const tex = src.slice(pos + sign.length, end);
  if (tex === "" || tex.trim() !== tex) return false;
  if (!silent) {
    // A displayed formula amid text has no place in the schema.
    const token = state.push(sign === "$" ? "math_inline" : "raw_inline", "", 0);
    token.content = sign === "$" ? tex : src.slice(pos, end + 2);
  }
  state.pos = end + sign.length;
  return true;
}

/** The next dollar in the line that is not escaped, or -1. */
function closingDollar({ src, posMax }: StateInline, from: number): number {
  for (let at = from; at < posMax; at += 1) {
    const code = src.charCodeAt(at);
    if (code === 0x24) return at;
    if (code === 0x0a) return -1;
    if (code === 0x5c) at += 1;
  }
  return -1;
}
