import type { JSONContent } from "@tiptap/core";
import type { NoteContent } from "#lib/editor/yjs.ts";
import { publishingTexts } from "#lib/texts/en/publishing.ts";
import { addressOf, notesWrittenIn, replaceWritten } from "./addresses.ts";

/** What a body refers to inside the workspace. */
export interface References {
  /** Short ids of notes. */
  notes: string[];
  attachments: string[];
}

/** What of it the public may see. */
export interface Visible {
  /** By short id: the address of a public page, or null for a note that is not public. Unknown ids are no notes. */
  notes: ReadonlyMap<string, string | null>;
  attachments: ReadonlySet<string>;
}

export function referencesOf({ title, body }: NoteContent): References {
  const notes = new Set(notesWrittenIn(title));
  const attachments = new Set<string>();
  visit(body, (node) => {
    for (const address of addressesIn(node).map(addressOf)) {
      if (address.kind === "note") notes.add(address.id);
      if (address.kind === "attachment") attachments.add(address.id);
    }
    for (const id of notesWrittenIn(node.text ?? "")) notes.add(id);
  });
  return { notes: [...notes], attachments: [...attachments] };
}

/**
 * The content as the public may see it (law 9): links to public notes lead to their public pages, links to anything
 * else inside become plain text, and so do files that the public may not see.
 */
export function publicContent({ title, body }: NoteContent, visible: Visible): NoteContent {
  const rewrite = (node: JSONContent): JSONContent => {
    const copy = { ...node };
    if (node.text !== undefined) copy.text = publicText(node.text, visible) || publishingTexts.privateNote;
    if (node.marks) copy.marks = node.marks.flatMap((mark) => publicMark(mark, visible));
    if (node.type === "image") copy.attrs = publicImage(node.attrs ?? {}, visible);
    if (node.content) copy.content = node.content.map(rewrite);
    return copy;
  };
  return { title: publicText(title, visible), body: rewrite(body) };
}

function publicText(text: string, { notes }: Visible): string {
  return replaceWritten(text, (id) => {
    const address = notes.get(id);
    return address === null ? publishingTexts.privateNote : (address ?? null);
  });
}

type Mark = NonNullable<JSONContent["marks"]>[number];

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
      return page ? page + address.fragment : null;
    }
    case "attachment":
      return visible.attachments.has(address.id) ? href : null;
    case "inside":
      return null;
    case "elsewhere":
      return href;
  }
}

function publicImage(attrs: Record<string, unknown>, visible: Visible): Record<string, unknown> {
  const { src, alt, title } = attrs;
  return {
    ...attrs,
    src: typeof src === "string" ? publicAddress(src, visible) : null,
    ...(typeof alt === "string" && { alt: publicText(alt, visible) }),
    ...(typeof title === "string" && { title: publicText(title, visible) }),
  };
}

function addressesIn(node: JSONContent): string[] {
  const links = (node.marks ?? [])
    .filter(({ type }) => type === "link")
    .map(({ attrs }) => attrs?.href as unknown);
  const source: unknown = node.type === "image" ? node.attrs?.src : null;
  return [...links, source].filter((address) => typeof address === "string");
}

function visit(node: JSONContent, look: (node: JSONContent) => void): void {
  look(node);
  for (const child of node.content ?? []) visit(child, look);
}
