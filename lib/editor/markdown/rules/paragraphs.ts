import type { MarkdownIt, StateCore, Token } from "markdown-it";

/** What only the first line of a paragraph says: tasks, callouts, a table of contents. */
export function readParagraphs(tokenizer: MarkdownIt): void {
  tokenizer.core.ruler.before("inline", "tasks", markTasks);
  tokenizer.core.ruler.before("inline", "callouts", markCallouts);
  tokenizer.core.ruler.before("inline", "contents", markContents);
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

/** `[!note] Title` as the first line of a quote makes it a callout. */
function markCallouts({ tokens }: StateCore): void {
  tokens.forEach((token, index) => {
    const quote = tokens[index - 2];
    if (token.type !== "inline" || quote?.type !== "blockquote_open") return;
    const match = /^\[!([^\]\s[]{1,40})\]([+-]?)(?:[ \t]+([^\n]*))?(?:\n|$)/.exec(token.content);
    if (!match) return;
    const [line, kind = "", fold = "", title = ""] = match;
    quote.type = "callout_open";
    quote.meta = { kind: kind.toLowerCase() + fold, title: title.trim() || null };
    token.content = token.content.slice(line.length);
    if (token.content.trim() === "") silence(tokens, index);
  });
}

/** `[TOC]` alone, unless something is defined under that name. */
function markContents({ tokens, env }: StateCore): void {
  const defined = env.references !== undefined && Object.hasOwn(env.references, "TOC");
  if (defined) return;
  tokens.forEach((token, index) => {
    const paragraph = tokens[index - 1];
    if (token.type !== "inline" || paragraph?.type !== "paragraph_open") return;
    if (!/^\s*\[TOC\]\s*$/i.test(token.content)) return;
    silence(tokens, index);
    paragraph.type = "contents";
  });
}

/** A paragraph that says nothing any more. */
function silence(tokens: Token[], inline: number): void {
  for (const token of tokens.slice(inline - 1, inline + 2)) {
    token.type = "nothing";
    token.content = "";
  }
}
