import type { JSONContent } from "@tiptap/core";
import type { Token } from "markdown-it";
import { isAllowedHref, isAllowedImageSource } from "../addresses.ts";
import { imageFromHtml } from "./read-image-html.ts";
import { imageMarkdown, linkTarget } from "./links.ts";
import { mentionFrom } from "./mentions.ts";

type Mark = { type: string; attrs?: Record<string, unknown> };

const MARK_OF_TOKEN: Record<string, string> = {
  strong_open: "bold",
  em_open: "italic",
  s_open: "strike",
  mark_open: "highlight",
};

/** HTML that says no more than a mark of ours does. */
const MARK_OF_TAG: Record<string, string> = {
  b: "bold",
  strong: "bold",
  i: "italic",
  em: "italic",
  s: "strike",
  del: "strike",
  u: "underline",
  mark: "highlight",
  sub: "subscript",
  sup: "superscript",
};

/**
 * Inline content from markdown-it's inline tokens. It may hold images and embedded notes, each with its `source`: the
 * schema knows them as blocks only.
 */
export function inlineFrom(tokens: Token[]): JSONContent[] {
  const reader = new InlineReader(tokens);
  tokens.forEach((token, index) => reader.read(token, index));
  return reader.content;
}

/** Markdown that the schema has no inline node for, letter by letter. */
export function rawText(source: string, marks: Mark[]): JSONContent {
  return {
    type: "text",
    text: source,
    marks: [...marks.filter(({ type }) => type !== "code"), { type: "rawInline" }],
  };
}

class InlineReader {
  readonly content: JSONContent[] = [];
  private readonly tokens: Token[];
  /** The HTML tags that belong together; others are kept as they are. */
  private readonly pairs: ReadonlySet<Token>;
  /** What is open, outermost first; a mark may be opened within itself. */
  private opened: Mark[] = [];
  /** How to end links that are not allowed to be links, innermost last. */
  private readonly linkEndings: (string | null)[] = [];
  /** Tokens before this one are read already. */
  private next = 0;

  constructor(tokens: Token[]) {
    this.tokens = tokens;
    this.pairs = pairedTags(tokens);
  }

  // oxlint-disable-next-line complexity -- one flat case for each kind of token
  read(token: Token, index: number): void {
    if (index < this.next) return;
    const opens = MARK_OF_TOKEN[token.type];
    if (opens !== undefined) return this.open({ type: opens });
    const closes = MARK_OF_TOKEN[token.type.replace(/_close$/, "_open")];
    if (closes !== undefined) return this.close(closes);
    switch (token.type) {
      case "code_inline":
        return this.text(token.content, [...this.marks, { type: "code" }]);
      case "softbreak":
        return this.text(" ");
      case "hardbreak":
        return this.push({ type: "hardBreak" });
      case "link_open":
        return this.openLink(token, index);
      case "link_close":
        return this.closeLink();
      case "image":
        return this.image(token);
      case "html_inline":
        return this.html(token);
      case "raw_inline":
        return this.push(rawText(token.content, this.marks));
      case "math_inline":
        return this.atom({ type: "mathInline", attrs: { tex: token.content } });
      case "footnote_reference":
        return this.atom({ type: "footnoteReference", attrs: { label: String(token.meta?.label) } });
      case "note_link":
        return this.atom({ type: "noteLink", attrs: filled(token.meta) });
      case "note_embed":
        return this.atom({ type: "noteEmbed", attrs: filled(token.meta), source: token.content });
      default:
        return this.text(token.content);
    }
  }

  private text(text: string, marks = this.marks): void {
    const clean = text.replaceAll("\0", "\uFFFD");
    if (clean !== "")
      this.push({ type: "text", text: clean, ...(marks.length > 0 ? { marks: [...marks] } : {}) });
  }

  private push(node: JSONContent): void {
    this.content.push(node);
  }

  private atom(node: JSONContent): void {
    this.push({ ...node, ...(this.marks.length > 0 ? { marks: [...this.marks] } : {}) });
  }

  private open(mark: Mark): void {
    this.opened.push(mark);
  }

  private close(name: string): void {
    const last = this.opened.findLastIndex(({ type }) => type === name);
    if (last >= 0) this.opened.splice(last, 1);
  }

  /** What holds for the next words: of marks that exclude each other, and of one with two addresses, the innermost. */
  private get marks(): Mark[] {
    const { opened } = this;
    if (opened.length < 2) return [...opened];
    const isCovered = ({ type }: Mark, at: number) =>
      opened.slice(at + 1).some((inner) => inner.type === type || EXCLUDED[type] === inner.type);
    return opened.filter((mark, at) => !isCovered(mark, at));
  }

  private openLink(token: Token, index: number): void {
    const href = String(token.attrGet("href") ?? "");
    const mention = mentionFrom(href, this.tokens, index);
    if (mention) {
      this.next = mention.end;
      return this.atom(mention.node);
    }
    const title = token.attrGet("title");
    const attrs = { href, ...(title === null || title === "" ? {} : { title: String(title) }) };
    if (isAllowedHref(href)) {
      this.linkEndings.push(null);
      return this.open({ type: "link", attrs });
    }
    const automatic = token.info === "auto";
    this.text(automatic ? "<" : "[");
    this.linkEndings.push(automatic ? ">" : `](${linkTarget(attrs)})`);
  }

  private closeLink(): void {
    const ending = this.linkEndings.pop();
    if (ending) this.text(ending);
    else this.close("link");
  }

  private image(token: Token): void {
    const src = String(token.attrGet("src") ?? "");
    const caption = String(token.attrGet("title") ?? "");
    if (!isAllowedImageSource(src)) {
      const target = linkTarget({ href: src, title: caption });
      return this.push(rawText(`![${token.content}](${target})`.replace(/\n/g, " "), this.marks));
    }
    const alt = plainText(token.children ?? []);
    const attrs = { src, ...(alt === "" ? {} : { alt }), ...(caption === "" ? {} : { caption }) };
    this.atom({ type: "image", attrs, source: imageMarkdown(attrs) });
  }

  private html(token: Token): void {
    const source = token.content;
    const [, slash, name = ""] = SIMPLE_TAG.exec(source) ?? [];
    const mark = this.pairs.has(token) ? MARK_OF_TAG[name.toLowerCase()] : undefined;
    if (mark !== undefined) return slash === "" ? this.open({ type: mark }) : this.close(mark);
    if (/^<br\s*\/?>$/i.test(source)) return this.push({ type: "hardBreak" });
    const line = source.replace(/\s*\n\s*/g, " ");
    const image = imageFromHtml(source);
    if (image) this.atom({ ...image, source: line });
    else this.push(rawText(line, this.marks));
  }
}

/** A letter is either below the line or above it. */
const EXCLUDED: Record<string, string> = { subscript: "superscript", superscript: "subscript" };

const SIMPLE_TAG = /^<(\/?)(b|strong|i|em|s|del|u|mark|sub|sup)>$/i;

/** The tags of ours that are opened and closed again. */
function pairedTags(tokens: Token[]): ReadonlySet<Token> {
  const pairs = new Set<Token>();
  const open = new Map<string, Token[]>();
  for (const token of tokens) {
    const [, slash, name = ""] = (token.type === "html_inline" && SIMPLE_TAG.exec(token.content)) || [];
    if (slash === undefined) continue;
    const key = name.toLowerCase();
    const waiting = open.get(key) ?? [];
    open.set(key, waiting);
    if (slash === "") waiting.push(token);
    else {
      const opening = waiting.pop();
      if (opening) pairs.add(opening).add(token);
    }
  }
  return pairs;
}

function filled(meta: Token["meta"]): Record<string, unknown> {
  return Object.fromEntries(Object.entries(meta ?? {}).filter(([, value]) => value !== null));
}

function plainText(tokens: Token[]): string {
  return tokens.map((token) => (token.type === "softbreak" ? " " : token.content)).join("");
}
