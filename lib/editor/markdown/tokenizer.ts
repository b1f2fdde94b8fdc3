import createMarkdownIt, { type MarkdownIt } from "markdown-it";
import highlight from "markdown-it-mark";
import type { Definitions } from "./definitions.ts";
import { readFootnotes } from "./rules/footnotes.ts";
import { readHtmlBlocks } from "./rules/html-blocks.ts";
import { limitReading } from "./rules/limits.ts";
import { readMath } from "./rules/math.ts";
import { readNoteLinks } from "./rules/note-links.ts";
import { readParagraphs } from "./rules/paragraphs.ts";

/** CommonMark, GFM and our own syntax, plus tokens for what the schema keeps verbatim (`raw_block`, `raw_inline`). */
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
  tokenizer.use(highlight);
  tokenizer
    .use(limitReading)
    .use(readMath)
    .use(readNoteLinks)
    .use(readFootnotes)
    .use(readParagraphs)
    .use(readHtmlBlocks);
  rememberDefinitions(tokenizer);
  return tokenizer;
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
