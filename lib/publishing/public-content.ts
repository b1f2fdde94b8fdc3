import type { JSONContent } from "@tiptap/core";
import type { RenderOptions } from "#lib/editor/html.ts";
import { fragmentFor } from "#lib/editor/note-fragment.ts";
import type { NoteContent } from "#lib/editor/yjs.ts";
import { targetKey } from "#lib/links/link-facts.ts";
import { linkWords, visit, writtenLink, type WrittenLink } from "#lib/links/link-words.ts";
import { openTargets } from "#lib/links/resolve-links.ts";
import { publishingTexts } from "#lib/texts/en/publishing.ts";
import { addressOf, notesWrittenIn, replaceWritten } from "./addresses.ts";

/** What a body refers to inside the workspace. */
export interface References {
  /** Short ids of notes. */
  notes: string[];
  /** The titles of notes that it links to by title alone. */
  titles: string[];
  attachments: string[];
}

/** What the public knows of a public page, for links to it. */
export interface PublicPage {
  /** Its path. */
  url: string;
  title: string;
  description: string;
}

/** What of it the public may see. */
export interface Visible {
  /** By short id: the public page, or null for a note that is not public. Unknown ids are no notes. */
  notes: ReadonlyMap<string, PublicPage | null>;
  /** By folded title: the public pages that links by title may mean. */
  titles: ReadonlyMap<string, PublicPage>;
  attachments: ReadonlySet<string>;
}

const noteId = /^[0-9a-z]{10}$/;

/** The notes and attachments that a content shows or links to, whether or not anybody may see them. */
export function referencesOf({ title, body }: NoteContent): References {
  const notes = new Set(notesWrittenIn(title));
  const attachments = new Set<string>();
  visit(body, (node) => {
    for (const address of addressesIn(node).map(addressOf)) {
      if (address.kind === "note") notes.add(address.id);
      if (address.kind === "attachment") attachments.add(address.id);
    }
    for (const text of textsIn(node)) for (const id of notesWrittenIn(text)) notes.add(id);
    const linked = writtenLink(node)?.note;
    if (linked && noteId.test(linked)) notes.add(linked);
  });
  return { notes: [...notes], titles: openTargets(body), attachments: [...attachments] };
}

/**
 * The content as the public may see it (law 9): links to public notes lead to their public pages, links to anything
 * else inside become plain text, as their author wrote it, and so do files that the public may not see. Tags and
 * properties stay inside. Other notes that are shown are quotes of their beginnings, as Markdown elsewhere can say it, or
 * with `cards` what `publicCards` knows.
 */
export function publicContent(
  { title, body }: NoteContent,
  visible: Visible,
  { cards = false } = {},
): NoteContent {
  const rewrite = (node: JSONContent): JSONContent => {
    const link = writtenLink(node);
    if (link && cards && node.type === "noteEmbed") return publicCard(link, visible);
    if (link) return node.type === "noteEmbed" ? publicEmbed(link, visible) : publicLink(node, link, visible);
    if (node.type === "mention") return publicMention(node, visible);
    const copy = { ...node };
    if (node.text !== undefined) copy.text = publicText(node.text, visible) || publishingTexts.privateNote;
    if (node.marks) copy.marks = publicMarks(node.marks, visible);
    if (node.attrs) copy.attrs = publicAttrs(node.attrs, visible);
    if (node.content) copy.content = node.content.map(rewrite);
    return copy;
  };
  return { title: publicText(title, visible), body: rewrite(body) };
}

/** Under what name a note is public, or what its author wrote; never what it is called inside. */
function publicLink({ marks = [] }: JSONContent, link: WrittenLink, visible: Visible): JSONContent {
  const page = pageFor(link, visible);
  const others = publicMarks(
    marks.filter(({ type }) => type !== "link"),
    visible,
  );
  const href = page && page.url + fragmentFor(link.heading);
  const leading = page && { type: "link", attrs: { href, toNote: true } };
  const words = link.alias ?? page?.title ?? linkWords(link);
  return textNode(publicText(words, visible), leading ? [...others, leading] : others);
}

function publicEmbed(link: WrittenLink, visible: Visible): JSONContent {
  const page = pageFor(link, visible);
  const paragraph = (child: JSONContent) => ({ type: "paragraph", content: [child] });
  const head = paragraph(publicLink({}, link, visible));
  if (!page) return head;
  const opening = page.description === "" ? [] : [paragraph(textNode(page.description))];
  return { type: "blockquote", content: [head, ...opening] };
}

function publicCard(link: WrittenLink, visible: Visible): JSONContent {
  const page = pageFor(link, visible);
  if (!page) return publicEmbed(link, visible);
  return { type: "noteEmbed", attrs: { target: page.url, heading: link.heading } };
}

/** What a card shows of a public page: for `renderBody`, of a content made with `cards`. */
export function publicCards(visible: Visible): NonNullable<RenderOptions["note"]> {
  const pages = [...visible.notes.values(), ...visible.titles.values()].filter((page) => page !== null);
  const byUrl = new Map(pages.map((page) => [page.url, page]));
  return ({ target, heading }) => {
    const page = byUrl.get(target);
    if (!page) return null;
    const [title, excerpt] = [page.title, page.description].map((text) => publicText(text, visible));
    return { title: title || publishingTexts.privateNote, excerpt, url: page.url + fragmentFor(heading) };
  };
}

function pageFor({ note, target }: WrittenLink, { notes, titles }: Visible): PublicPage | null {
  return (note === null ? titles.get(targetKey(target)) : notes.get(note)) ?? null;
}

/** The name, and not whose it is. */
function publicMention({ attrs, marks = [] }: JSONContent, visible: Visible): JSONContent {
  const name = typeof attrs?.name === "string" ? publicText(attrs.name, visible) : "";
  return { type: "mention", attrs: { name }, marks: publicMarks(marks, visible) };
}

function textNode(text: string, marks: Mark[] = []): JSONContent {
  return { type: "text", text: text || publishingTexts.privateNote, ...(marks.length > 0 && { marks }) };
}

function publicText(text: string, { notes }: Visible): string {
  return replaceWritten(text, (id) => {
    const page = notes.get(id);
    return page === null ? publishingTexts.privateNote : (page?.url ?? null);
  });
}

type Mark = NonNullable<JSONContent["marks"]>[number];

function publicMarks(marks: Mark[], visible: Visible): Mark[] {
  return marks.flatMap((mark) => publicMark(mark, visible));
}

function publicMark(mark: Mark, visible: Visible): Mark[] {
  const href: unknown = mark.attrs?.href;
  if (mark.type !== "link" || typeof href !== "string") return [mark];
  const address = publicAddress(href, visible);
  if (address === null) return [];
  const title: unknown = mark.attrs?.title;
  const attrs = { ...mark.attrs, href: address };
  return [
    { ...mark, attrs: typeof title === "string" ? { ...attrs, title: publicText(title, visible) } : attrs },
  ];
}

function publicAddress(href: string, visible: Visible): string | null {
  const address = addressOf(href);
  switch (address.kind) {
    case "note": {
      const page = visible.notes.get(address.id);
      return page ? page.url + address.fragment : null;
    }
    case "attachment":
      return visible.attachments.has(address.id) ? href : null;
    case "inside":
      return null;
    case "elsewhere":
      return href;
  }
}

/** Whatever a block says in its attributes: titles, captions, names, formulas; and where a picture or file is. */
function publicAttrs(attrs: Record<string, unknown>, visible: Visible): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(attrs).map(([name, value]) => {
      if (typeof value !== "string" || name === "id") return [name, value];
      return [name, name === "src" ? publicAddress(value, visible) : publicText(value, visible)];
    }),
  );
}

function addressesIn({ marks = [], attrs = {} }: JSONContent): string[] {
  const links = marks.filter(({ type }) => type === "link").map((mark) => mark.attrs?.href as unknown);
  return [...links, attrs.src as unknown].filter((address) => typeof address === "string");
}

function textsIn({ text = "", attrs = {}, marks = [] }: JSONContent): string[] {
  const said = [attrs, ...marks.map((mark) => mark.attrs ?? {})].flatMap(
    (some) => Object.values(some) as unknown[],
  );
  return [text, ...said.filter((value) => typeof value === "string")];
}
