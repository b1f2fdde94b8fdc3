import type { MarkdownIt, StateBlock, StateCore } from "markdown-it";

/** Quotes, lists and HTML blocks inside each other; what is deeper is kept unread. */
export const DEEPEST_NESTING = 32;
/** Some 40,000 paragraphs: eight times the largest note the editor is built for. What follows is kept unread. */
const MOST_TOKENS = 120_000;
const LONGEST_TABLE = 10_000;
const LONGEST_BRACKETED = 20_000;
const MOST_BRACKETS = 2_000;

/** Keeps as written what nobody would write by hand and what would cost too much to read. */
export function limitReading(tokenizer: MarkdownIt): void {
  tokenizer.block.ruler.before("table", "reading_limit", keepBeyondReason);
  tokenizer.core.ruler.before("inline", "bracket_limit", keepBracketFloods);
}

/** These lines as they are, one token for the schema's raw block. */
export function pushRawBlock(state: StateBlock, startLine: number, endLine: number): void {
  const token = state.push("raw_block", "", 0);
  token.content = state.getLines(startLine, endLine, state.blkIndent, false).replace(/\s+$/, "");
  token.map = [startLine, endLine];
  state.line = endLine;
}

/** The text of a line without its indent. */
export function lineAt(state: StateBlock, line: number): string {
  return state.src.slice((state.bMarks[line] ?? 0) + (state.tShift[line] ?? 0), state.eMarks[line]);
}

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
