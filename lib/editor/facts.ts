import type { JSONContent } from "@tiptap/core";
import { attachmentIdOf } from "./addresses.ts";
import { writtenLink } from "./extensions/note-link.ts";
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
    lines.push(...saidBeside(node));
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

/** The text of a block, with a newline for each hard break and what inline nodes say in their places. */
export function inlineText(node: JSONContent): string {
  const said = node.text ?? inlineSaid.get(node.type ?? "")?.(node.attrs ?? {});
  if (typeof said === "string") return said;
  return Array.isArray(node.content) ? node.content.map(inlineText).join("") : "";
}

const inlineSaid = new Map<string, (attrs: Record<string, unknown>) => unknown>([
  ["hardBreak", () => "\n"],
  ["mathInline", ({ tex }) => tex],
  ["noteLink", (attrs) => writtenLink(attrs)],
  ["mention", ({ name }) => (typeof name === "string" ? `@${name}` : "")],
  ["footnoteReference", () => ""],
]);

function isTextBlock(node: JSONContent): boolean {
  return node.content?.some((child) => child.type === "text" || inlineSaid.has(child.type ?? "")) === true;
}

/** What is read of blocks that hold no text of their own. */
function saidBeside({ type, attrs = {} }: JSONContent): string[] {
  const said =
    type === "image"
      ? [attrs.alt, attrs.caption]
      : type === "callout"
        ? [attrs.title]
        : type === "file"
          ? [attrs.name]
          : type === "noteEmbed"
            ? [writtenLink(attrs)]
            : [];
  return said.filter((text) => typeof text === "string");
}

function addressesOf(node: JSONContent): string[] {
  const hrefs = (node.marks ?? [])
    .filter(({ type }) => type === "link")
    .map(({ attrs }) => attrs?.href as unknown);
  const source: unknown = node.attrs?.src;
  // A foreign picture is not a link, but our own attachments count wherever they are used.
  const isFile = (node.type === "image" || node.type === "file") && attachmentIdOf(source) !== null;
  if (isFile || node.type === "embed") hrefs.push(source);
  return hrefs.filter((href) => typeof href === "string" && href !== "") as string[];
}
