import type { JSONContent } from "@tiptap/core";
import { emptyBody } from "../body.ts";
import { inlineText } from "../facts.ts";
import { oneLine } from "../extensions/title.ts";
import { normalisedSource, splitFrontMatter } from "../split-front-matter.ts";
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
  /** Whether the front matter was taken off already, so that dividers at the top are no second one. */
  bodyOnly?: boolean;
  /** What an address in the file is here: asked for every picture, link and note link, before it is judged. */
  address?: AddressOf;
};

const tokenizer = createTokenizer();

/**
 * Reads Markdown (CommonMark and GFM) into a body without ids. Nothing is dropped: what the schema cannot say
 * becomes raw blocks and raw inline text, and quotes or lists nested beyond reason stay as written.
 */
export function parseMarkdown(source: string, options: ParseOptions = {}): ParsedMarkdown {
  const { liftTitle: lift = true, bodyOnly = false, address } = options;
  const { yaml, body: text } = bodyOnly
    ? { yaml: null, body: normalisedSource(source) }
    : splitFrontMatter(source);
  const content = readBlocks(text, address);
  const whole = { type: "doc", content: content.length > 0 ? content : [{ type: "paragraph" }] };
  const { title = titleIn(yaml), body } = lift ? liftTitle(whole) : { body: whole };
  return {
    ...(title === undefined ? {} : { title }),
    body,
    ...(yaml === null ? {} : { frontMatter: yaml }),
  };
}

/** A body without the first heading that opens it, and what that says. */
export function liftTitle(body: JSONContent): { title?: string; body: JSONContent } {
  const [first, ...rest] = body.content ?? [];
  const title = first?.type === "heading" && first.attrs?.level === 1 ? oneLine(inlineText(first)) : "";
  if (title === "") return { body };
  return { title, body: rest.length > 0 ? { ...body, content: rest } : emptyBody() };
}

function readBlocks(source: string, address: AddressOf | undefined): JSONContent[] {
  const definitions = new Definitions();
  const { read, unread } = split(source);
  const tokens = tokenizer.parse(read, { references: definitions.references, definitions });
  if (address) rewriteAddresses(tokens, address);
  const blocks = blocksFrom(tokens);
  if (unread !== "") blocks.push(raw(unread));
  const unused = definitions.unused();
  if (unused.length > 0) {
    blocks.push(raw(unused.join("\n")));
  }
  return blocks;
}

/** Lines that say something: more than a book has. What follows is kept as it is written. */
const MOST_LINES = 30_000;

function split(source: string): { read: string; unread: string } {
  let lines = 0;
  for (let start = 0; start < source.length;) {
    const end = source.indexOf("\n", start);
    const next = end < 0 ? source.length : end + 1;
    if (next > start + 1) lines += 1;
    if (lines > MOST_LINES) return { read: source.slice(0, start), unread: source.slice(start).trim() };
    start = next;
  }
  return { read: source, unread: "" };
}

function raw(text: string): JSONContent {
  return { type: "rawMarkdown", content: [{ type: "text", text }] };
}

function titleIn(frontMatter: string | null): string | undefined {
  const value = /^title:[ \t]*(.+)$/m.exec(frontMatter ?? "")?.[1]?.trim();
  if (value === undefined || /^[|>&*!{[]/.test(value)) return undefined;
  const quoted = /^(["'])(.*)\1$/.exec(value);
  return oneLine(quoted?.[2] ?? value) || undefined;
}
