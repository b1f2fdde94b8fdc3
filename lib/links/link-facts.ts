import type { JSONContent } from "@tiptap/core";
import { addressOf } from "#lib/publishing/addresses.ts";
import { fold } from "#lib/search/fold.ts";
import { wordsOf, writtenLink } from "./link-words.ts";

/** A link from a body to a note, with the words around it. */
export interface LinkFact {
  /** A short id; null while only the title is known. */
  note: string | null;
  /** Empty for a link by address. */
  target: string;
  heading: string | null;
  /** The id of the block that holds it. */
  block: string | null;
  excerpt: string;
}

const mostLinks = 2000;
const [before, after] = [80, 160];

/** The links from this body to notes, in the order of the text: by title or by address. */
export function linkFacts(body: JSONContent): LinkFact[] {
  const facts: LinkFact[] = [];
  collect(body, null, facts);
  return facts.slice(0, mostLinks);
}

/** What a title or an alias must equal, folded, to be meant by this target. */
export function targetKey(target: string): string {
  const words = target.replaceAll(/\s+/g, " ").trim().replace(/\.md$/i, "");
  return Array.from(fold(words).trim()).slice(0, 200).join("");
}

function collect(node: JSONContent, block: string | null, facts: LinkFact[]): void {
  const within = blockId(node) ?? block;
  const link = writtenLink(node);
  if (link && node.type === "noteEmbed") {
    const { note, target, heading } = link;
    facts.push({ note, target, heading, block: within, excerpt: target });
  }
  const content = node.content ?? [];
  if (content.some(isInline)) linksIn(content, within, facts);
  else for (const child of content) collect(child, within, facts);
}

/** The links of one text block. */
function linksIn(content: JSONContent[], block: string | null, facts: LinkFact[]): void {
  const text = content.map(wordsOf).join("");
  let at = 0;
  let lastHref: string | null = null;
  for (const node of content) {
    const length = wordsOf(node).length;
    const found = writtenLink(node) ?? byAddress(node, lastHref);
    lastHref = hrefOf(node);
    if (found) {
      const { note, target, heading } = found;
      facts.push({ note, target, heading, block, excerpt: excerptAt(text, at, length) });
    }
    at += length;
  }
}

function byAddress(node: JSONContent, lastHref: string | null) {
  const href = hrefOf(node);
  if (href === null || href === lastHref) return null; // one link may be several runs of text
  const address = addressOf(href);
  return address.kind === "note" ? { note: address.id, target: "", heading: null } : null;
}

function hrefOf({ marks }: JSONContent): string | null {
  const href: unknown = marks?.find(({ type }) => type === "link")?.attrs?.href;
  return typeof href === "string" ? href : null;
}

function excerptAt(text: string, at: number, length: number): string {
  const from = wordStart(text, Math.max(0, at - before));
  const to = Math.min(text.length, at + length + after);
  const cut = text.slice(from, to).toWellFormed().replaceAll(/\s+/g, " ").trim();
  return `${from > 0 ? "…" : ""}${cut}${to < text.length ? "…" : ""}`.slice(0, 1000).toWellFormed();
}

function wordStart(text: string, at: number): number {
  if (at === 0) return 0;
  const space = text.indexOf(" ", at);
  return space >= 0 && space - at < 20 ? space + 1 : at;
}

const inline = new Set(["text", "noteLink", "mention", "hardBreak", "mathInline", "footnoteReference"]);

function isInline({ type = "" }: JSONContent): boolean {
  return inline.has(type);
}

function blockId({ attrs }: JSONContent): string | null {
  const id: unknown = attrs?.id;
  return typeof id === "string" && id !== "" ? id.slice(0, 100) : null;
}
