import type { JSONContent } from "@tiptap/core";
import type { Token } from "markdown-it";
import { isAllowedHref, isAllowedImageSource } from "../addresses.ts";
import { imageFromHtml } from "./image-html.ts";
import { imageMarkdown, linkTarget } from "./links.ts";

type Mark = { type: string; attrs?: Record<string, unknown> };

const MARK_OF_TOKEN: Record<string, string> = {
  strong_open: "bold",
  em_open: "italic",
  s_open: "strike",
};

/** Inline content from markdown-it's inline tokens. May hold images, which the caller lifts out or calls `imageAsText` for. */
export function inlineFrom(tokens: Token[]): JSONContent[] {
  const reader = new InlineReader();
  for (const token of tokens) reader.read(token);
  return reader.content;
}

/** An inline picture as raw Markdown text, since the schema knows pictures only as blocks. */
export function imageAsText(node: JSONContent): JSONContent {
  if (node.type !== "image") return node;
  return rawText(imageMarkdown(node.attrs ?? {}), node.marks ?? []);
}

/** Without white space and line breaks at either end, which Markdown cannot say; equal neighbours joined. */
export function trimmed(content: JSONContent[]): JSONContent[] {
  const nodes = joined(content.map((node) => ({ ...node }))).filter(trimmedAtBreaks);
  while (nodes[0] && !trimEdge(nodes[0], /^[ \t\n]+/)) nodes.shift();
  while (nodes.at(-1) && !trimEdge(nodes.at(-1) ?? {}, /[ \t\n]+$/)) nodes.pop();
  return nodes;
}

/** Markdown ignores white space on both sides of a line break. */
function trimmedAtBreaks(node: JSONContent, index: number, nodes: JSONContent[]): boolean {
  if (node.text === undefined || isVerbatim(node)) return true;
  if (nodes[index + 1]?.type === "hardBreak") node.text = node.text.replace(/[ \t]+$/, "");
  if (nodes[index - 1]?.type === "hardBreak") node.text = node.text.replace(/^[ \t]+/, "");
  return node.text !== "";
}

function isVerbatim(node: JSONContent): boolean {
  return node.marks?.some(({ type }) => type === "code" || type === "rawInline") === true;
}

function trimEdge(node: JSONContent, space: RegExp): boolean {
  if (node.type === "hardBreak") return false;
  if (node.text === undefined || isVerbatim(node)) return true;
  node.text = node.text.replace(space, "");
  return node.text !== "";
}

function joined(content: JSONContent[]): JSONContent[] {
  const nodes: JSONContent[] = [];
  for (const node of content) {
    const last = nodes.at(-1);
    if (last?.type === "text" && node.type === "text" && sameMarks(last, node)) last.text += node.text ?? "";
    else nodes.push(node);
  }
  return nodes;
}

function sameMarks(a: JSONContent, b: JSONContent): boolean {
  return JSON.stringify(a.marks ?? []) === JSON.stringify(b.marks ?? []);
}

function rawText(source: string, marks: Mark[]): JSONContent {
  return {
    type: "text",
    text: source,
    marks: [...marks.filter(({ type }) => type !== "code"), { type: "rawInline" }],
  };
}

class InlineReader {
  readonly content: JSONContent[] = [];
  private marks: Mark[] = [];
  /** How to end links that are not allowed to be links, innermost last. */
  private readonly linkEndings: (string | null)[] = [];

  read(token: Token): void {
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
        return this.openLink(token);
      case "link_close":
        return this.closeLink();
      case "image":
        return this.image(token);
      case "html_inline":
        return this.html(token.content);
      case "raw_inline":
        return this.push(rawText(token.content, this.marks));
      default:
        return this.text(token.content);
    }
  }

  private text(text: string, marks = this.marks): void {
    const clean = text.replace(/\n/g, " ");
    if (clean !== "")
      this.push({ type: "text", text: clean, ...(marks.length > 0 ? { marks: [...marks] } : {}) });
  }

  private push(node: JSONContent): void {
    this.content.push(node);
  }

  private open(mark: Mark): void {
    this.marks = [...this.marks.filter(({ type }) => type !== mark.type), mark];
  }

  private close(name: string): void {
    this.marks = this.marks.filter(({ type }) => type !== name);
  }

  private openLink(token: Token): void {
    const href = String(token.attrGet("href") ?? "");
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
    const title = String(token.attrGet("title") ?? "");
    if (!isAllowedImageSource(src)) {
      const target = linkTarget({ href: src, title });
      return this.push(rawText(`![${token.content}](${target})`.replace(/\n/g, " "), this.marks));
    }
    const alt = plainText(token.children ?? []);
    const attrs = { src, ...(alt === "" ? {} : { alt }), ...(title === "" ? {} : { title }) };
    this.push({ type: "image", attrs, ...(this.marks.length > 0 ? { marks: [...this.marks] } : {}) });
  }

  private html(source: string): void {
    if (/^<u>$/i.test(source)) return this.open({ type: "underline" });
    if (/^<\/u>$/i.test(source) && this.marks.some(({ type }) => type === "underline"))
      return this.close("underline");
    if (/^<br\s*\/?>$/i.test(source)) return this.push({ type: "hardBreak" });
    const image = imageFromHtml(source);
    if (image) return this.push({ ...image, ...(this.marks.length > 0 ? { marks: [...this.marks] } : {}) });
    this.push(rawText(source.replace(/\s*\n\s*/g, " "), this.marks));
  }
}

function plainText(tokens: Token[]): string {
  return tokens.map((token) => (token.type === "softbreak" ? " " : token.content)).join("");
}
