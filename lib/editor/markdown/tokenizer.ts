import createMarkdownIt, {
  type MarkdownIt,
  type StateBlock,
  type StateCore,
  type StateInline,
} from "markdown-it";
import type { Definitions } from "./definitions.ts";

const DEEPEST_NESTING = 32;
/** Some 30,000 blocks: six times the largest note the editor is built for. What follows is kept unread. */
const MOST_TOKENS = 150_000;
const LONGEST_TABLE = 10_000;
const LONGEST_BRACKETED = 20_000;
const MOST_BRACKETS = 2_000;

/** CommonMark and GFM, plus tokens for what the schema keeps verbatim (`raw_block`, `raw_inline`). */
export function createTokenizer(): MarkdownIt {
  const tokenizer = createMarkdownIt({ html: true, linkify: true });
  tokenizer.validateLink = () => true;
  tokenizer.normalizeLink = (href) => href;
  tokenizer.normalizeLinkText = (text) => text;
  tokenizer.linkify
    .set({ fuzzyLink: false, fuzzyEmail: false, fuzzyIP: false })
    .add("ftp:", null)
    .add("//", null)
    .add("mailto:", null);
  tokenizer.block.ruler.before("table", "reading_limit", keepBeyondReason);
  tokenizer.block.ruler.before("fence", "display_math", displayMath, {
    alt: ["paragraph", "reference", "blockquote", "list"],
  });
  tokenizer.block.ruler.before("reference", "footnote_definition", footnoteDefinition);
  tokenizer.inline.ruler.before("escape", "math", inlineMath);
  tokenizer.inline.ruler.before("link", "footnote_reference", footnoteReference);
  tokenizer.core.ruler.before("inline", "tasks", markTasks);
  tokenizer.core.ruler.before("inline", "bracket_limit", keepBracketFloods);
  rememberDefinitions(tokenizer);
  return tokenizer;
}

/** Where inline math begins and ends. Dollars in prices ("$5 and $6") are not math. */
const INLINE_MATH = /^(\$\$?)(?![\s$])(?:[^$\\\n]|\\[^\n])*?(?<![\s\\])\1(?!\d)/;

// oxlint-disable-next-line max-params -- the library's signature
function keepBeyondReason(state: StateBlock, startLine: number, endLine: number, silent: boolean): boolean {
  if (silent) return false;
  const reasonable = state.level < DEEPEST_NESTING && state.tokens.length < MOST_TOKENS;
  if (reasonable && !isEndlessTable(state, startLine, endLine)) return false;
  let end = startLine;
  while (end < endLine && (state.isEmpty(end) || (state.sCount[end] ?? 0) >= state.blkIndent)) end += 1;
  pushRawBlock(state, startLine, Math.max(end, startLine + 1));
  return true;
}

function isEndlessTable(state: StateBlock, startLine: number, endLine: number): boolean {
  if (endLine - startLine < LONGEST_TABLE || !lineAt(state, startLine).includes("|")) return false;
  // Remembered, so that a long run of lines is counted once and not again from each of them.
  let end = state.env.runEnd as number | undefined;
  if (end === undefined || end <= startLine) {
    for (end = startLine; end < endLine && !state.isEmpty(end);) end += 1;
    state.env.runEnd = end;
  }
  return end - startLine >= LONGEST_TABLE;
}

// oxlint-disable-next-line max-params -- the library's signature
function displayMath(state: StateBlock, startLine: number, endLine: number, silent: boolean): boolean {
  if (isIndentedCode(state, startLine) || !lineAt(state, startLine).startsWith("$$")) return false;
  let line = startLine;
  let text = lineAt(state, startLine).slice(2);
  while (!text.trimEnd().endsWith("$$")) {
    line += 1;
    if (line >= endLine || (!state.isEmpty(line) && (state.sCount[line] ?? 0) < state.blkIndent))
      return false;
    text = lineAt(state, line);
  }
  if (!silent) pushRawBlock(state, startLine, line + 1);
  return true;
}

// oxlint-disable-next-line max-params -- the library's signature
function footnoteDefinition(state: StateBlock, startLine: number, endLine: number, silent: boolean): boolean {
  if (isIndentedCode(state, startLine) || !/^\[\^[^\s\]]+\]:/.test(lineAt(state, startLine))) return false;
  if (silent) return true;
  let end = startLine + 1;
  for (let line = end; line < endLine; line += 1) {
    if (state.isEmpty(line)) continue;
    const indent = (state.sCount[line] ?? 0) - state.blkIndent;
    const lazy = line === end && indent >= 0 && !/^(\[\^|#|>|[-*+] |```|~~~)/.test(lineAt(state, line));
    if (indent < 4 && !lazy) break;
    end = line + 1;
  }
  pushRawBlock(state, startLine, end);
  return true;
}

function inlineMath(state: StateInline, silent: boolean): boolean {
  if (state.src.charCodeAt(state.pos) !== 0x24) return false;
  const match = INLINE_MATH.exec(state.src.slice(state.pos, state.pos + 1_000));
  return match ? pushRawInline(state, match[0], silent) : false;
}

function footnoteReference(state: StateInline, silent: boolean): boolean {
  if (!state.src.startsWith("[^", state.pos)) return false;
  const match = /^\[\^[^\s[\]]+\](?!\()/.exec(state.src.slice(state.pos, state.pos + 200));
  return match ? pushRawInline(state, match[0], silent) : false;
}

/** `[ ] ` and `[x] ` at the start of a list item make it a task. */
function markTasks({ tokens }: StateCore): void {
  tokens.forEach((token, index) => {
    const item = tokens[index - 2];
    if (token.type !== "inline" || item?.type !== "list_item_open") return;
    const match = /^\[([ xX])\](?:\s+|$)/.exec(token.content);
    if (!match) return;
    item.meta = { checked: match[1] !== " " };
    token.content = token.content.slice(match[0].length);
  });
}

/** Thousands of unmatched brackets in one paragraph are no prose; they are kept as text instead of being searched for links. */
function keepBracketFloods({ tokens, Token }: StateCore): void {
  for (const token of tokens) {
    if (token.type !== "inline" || token.content.length < LONGEST_BRACKETED) continue;
    if ((token.content.match(/(?<!\\)\[/g)?.length ?? 0) < MOST_BRACKETS) continue;
    const text = new Token("text", "", 0);
    text.content = token.content;
    token.type = "flood";
    token.children = [text];
  }
}

function rememberDefinitions(tokenizer: MarkdownIt): void {
  const rule = tokenizer.block.ruler.__rules__.find(({ name }) => name === "reference");
  if (!rule) throw new RangeError("markdown-it has no rule for link definitions");
  const parse = rule.fn;
  // oxlint-disable-next-line max-params -- the library's signature
  rule.fn = (state, startLine, endLine, silent) => {
    const definitions = state.env.definitions as Definitions | undefined;
    const read = () => parse(state, startLine, endLine, silent);
    return definitions
      ? definitions.watch(read, () => state.getLines(startLine, state.line, state.blkIndent, false))
      : read();
  };
}

function pushRawBlock(state: StateBlock, startLine: number, endLine: number): void {
  const token = state.push("raw_block", "", 0);
  token.content = state.getLines(startLine, endLine, state.blkIndent, false).replace(/\s+$/, "");
  token.map = [startLine, endLine];
  state.line = endLine;
}

function pushRawInline(state: StateInline, source: string, silent: boolean): boolean {
  if (!silent) state.push("raw_inline", "", 0).content = source;
  state.pos += source.length;
  return true;
}

function lineAt(state: StateBlock, line: number): string {
  return state.src.slice((state.bMarks[line] ?? 0) + (state.tShift[line] ?? 0), state.eMarks[line]);
}

function isIndentedCode(state: StateBlock, line: number): boolean {
  return (state.sCount[line] ?? 0) - state.blkIndent >= 4;
}
