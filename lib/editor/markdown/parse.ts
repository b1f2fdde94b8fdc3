import type { JSONContent } from "@tiptap/core";
import { emptyBody } from "../body.ts";
import { inlineText } from "../facts.ts";
import { oneLine } from "../extensions/title.ts";
import { splitFrontMatter } from "../split-front-matter.ts";
import { Definitions } from "./definitions.ts";
import { blocksFrom } from "./parse-blocks.ts";
import { type AddressOf, rewriteAddresses } from "./rewrite-addresses.ts";
import { createTokenizer } from "./tokenizer.ts";

export type ParsedMarkdown = {
  /** The first heading when it opens the document and is lifted, or else the front matter's title. */
  title?: string;
  body: JSONContent;
  /** What stood between the `---` lines at the very top, letter by letter. */
  frontMatter?: string;
};

export type ParseOptions = {
  /** Whether a first heading is taken out as the title. */
  liftTitle?: boolean;
  /** What an address in the file is here: asked for every picture, link and note link, before it is judged. */
  address?: AddressOf;
};

const tokenizer = createTokenizer();

/**
 * Reads Markdown (CommonMark and GFM) into a body without ids. Nothing is dropped: what the schema cannot say
 * becomes raw blocks and raw inline text, and quotes or lists nested beyond reason stay as written.
 */
export function parseMarkdown(source: string, options: ParseOptions = {}): ParsedMarkdown {
  const { liftTitle = true, address } = options;
  const { yaml, body: text } = splitFrontMatter(source);
  const blocks = readBlocks(text, address);
  const frontMatter = yaml === null ? {} : { frontMatter: yaml };

  const heading = liftTitle ? openingTitle(blocks) : "";
  const title = heading || titleIn(frontMatter.frontMatter);
  const content = heading ? blocks.slice(1) : blocks;
  const body = content.length > 0 ? { type: "doc", content } : emptyBody();
  return { ...(title ? { title } : {}), body, ...frontMatter };
}

function openingTitle([first]: JSONContent[]): string {
  return first?.type === "heading" && first.attrs?.level === 1 ? oneLine(inlineText(first)) : "";
}

function readBlocks(source: string, address: AddressOf | undefined): JSONContent[] {
  const definitions = new Definitions();
  const tokens = tokenizer.parse(source, { references: definitions.references, definitions });
  if (address) rewriteAddresses(tokens, address);
  const blocks = blocksFrom(tokens);
  const unused = definitions.unused();
  if (unused.length > 0) {
    blocks.push({ type: "rawMarkdown", content: [{ type: "text", text: unused.join("\n") }] });
  }
  return blocks;
}

function titleIn(frontMatter: string | undefined): string | undefined {
  const value = /^title:[ \t]*(.+)$/m.exec(frontMatter ?? "")?.[1]?.trim();
  if (value === undefined || /^[|>&*!{[]/.test(value)) return undefined;
  const quoted = /^(["'])(.*)\1$/.exec(value);
  return oneLine(quoted?.[2] ?? value) || undefined;
}
