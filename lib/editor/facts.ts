import type { JSONContent } from "@tiptap/core";
import { attachmentIdOf } from "./addresses.ts";
import { headingLevel } from "./heading-level.ts";
import type { NoteContent } from "./yjs.ts";

/** What the server knows about a note without opening it (law 6). */
export type NoteFacts = {
  title: string;
  /** Plain text, blocks separated by newlines. */
  text: string;
  headings: { id: string | null; level: number; text: string }[];
  /** Where the note links to, without repeats, in order. */
  links: string[];
  /** The ids of the attachments it shows or links to. */
  attachments: string[];
  words: number;
};

// Unbroken scripts are counted by character below, as every editor does.
const WORDS =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]|[\p{L}\p{N}\p{M}]+(?:['’.,-][\p{L}\p{N}\p{M}]+)*/gu;

/** Derives a note's facts from its content. */
export function factsOf({ title, body }: NoteContent): NoteFacts {
  const lines: string[] = [];
  const headings: NoteFacts["headings"] = [];
  const links = new Set<string>();
  const visit = (node: JSONContent) => {
    for (const address of addressesOf(node)) links.add(address);
    if (isTextBlock(node)) lines.push(inlineText(node));
    else if (node.type === "image" && typeof node.attrs?.alt === "string") lines.push(node.attrs.alt);
    if (node.type === "heading") {
      const id: unknown = node.attrs?.id;
      headings.push({
        id: typeof id === "string" ? id : null,
        level: headingLevel(node),
        text: inlineText(node).trim(),
      });
    }
    node.content?.forEach(visit);
  };
  visit(body);
  const text = lines.filter((line) => line !== "").join("\n");
  return {
    title,
    text,
    headings,
    links: [...links].filter((address) => attachmentIdOf(address) === null),
    attachments: [...new Set([...links].map(attachmentIdOf).filter((id) => id !== null))],
    words: text.match(WORDS)?.length ?? 0,
  };
}

/** The text of a block, with a newline for each hard break. */
export function inlineText(node: JSONContent): string {
  if (node.type === "hardBreak") return "\n";
  return node.text ?? (node.content ?? []).map(inlineText).join("");
}

function isTextBlock(node: JSONContent): boolean {
  return node.content?.some((child) => child.type === "text") === true;
}

function addressesOf(node: JSONContent): string[] {
  const hrefs = (node.marks ?? [])
    .filter(({ type }) => type === "link")
    .map(({ attrs }) => attrs?.href as unknown);
  // A foreign picture is not a link, but our own attachments count wherever they are used.
  const source: unknown = node.type === "image" ? node.attrs?.src : null;
  if (attachmentIdOf(source) !== null) hrefs.push(source);
  return hrefs.filter((href) => typeof href === "string" && href !== "") as string[];
}
