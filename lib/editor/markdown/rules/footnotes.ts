import type { MarkdownIt, StateInline } from "markdown-it";
import footnotes from "markdown-it-footnote";

/** `[^label]` and `[^label]: …`. Definitions stay where they are written, and references need none. */
export function readFootnotes(tokenizer: MarkdownIt): void {
  tokenizer.use(footnotes);
  tokenizer.disable(["footnote_ref", "footnote_inline", "footnote_tail"]);
  tokenizer.inline.ruler.before("link", "footnote_reference", footnoteReference);
}

const LONGEST_LABEL = 100;

function footnoteReference(state: StateInline, silent: boolean): boolean {
  const { src, pos, posMax } = state;
  if (!src.startsWith("[^", pos)) return false;
  const label =
    /^[^\s[\]^\\]+/.exec(src.slice(pos + 2, Math.min(posMax, pos + 3 + LONGEST_LABEL)))?.[0] ?? "";
  const end = pos + 2 + label.length;
  if (label === "" || label.length > LONGEST_LABEL || src[end] !== "]" || end >= posMax) return false;
  if (src[end + 1] === "(") return false; // a link that shows "^label"
  if (!silent) state.push("footnote_reference", "", 0).meta = { label };
  state.pos = end + 1;
  return true;
}
