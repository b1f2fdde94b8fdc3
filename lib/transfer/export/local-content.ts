import type { JSONContent } from "@tiptap/core";
import { attachmentIdOf } from "#lib/editor/addresses.ts";
import { factsOf } from "#lib/editor/facts.ts";
import type { NoteContent } from "#lib/editor/yjs.ts";
import { noteIdFrom } from "#lib/notes/note-url.ts";
import { attachmentPath, pathOf, type ExportContext } from "./export-context.ts";
import { Placeholders, relativeAddress } from "./placeholders.ts";
import type { ExportedNote } from "./plan-export.ts";

export interface LocalContent {
  content: NoteContent;
  /** To be asked for the finished text. */
  placeholders: Placeholders;
}

/** What a note says, with attachments and notes of the archive at their places in it. */
export async function localContent(
  context: ExportContext,
  note: ExportedNote,
  content: NoteContent,
): Promise<LocalContent> {
  const placeholders = new Placeholders();
  const cover = content.properties?.cover;
  const ids = [
    ...factsOf(content).attachments,
    ...(attachmentIdOf(cover) === null ? [] : [attachmentIdOf(cover)!]),
  ];
  const places = new Map<string, string>();
  for (const id of new Set(ids)) {
    const path = await attachmentPath(context, id);
    if (path !== null) places.set(id, placeholders.for(path));
  }
  const address = (given: string) => localAddress(given, { context, note, places });
  const body = localBody(content.body, { context, address });
  const { properties } = content;
  const covered = properties && cover !== undefined ? { ...properties, cover: address(cover) } : properties;
  return { content: { ...content, body, ...(covered && { properties: covered }) }, placeholders };
}

function localAddress(
  given: string,
  { context, note, places }: { context: ExportContext; note: ExportedNote; places: Map<string, string> },
): string {
  const attachment = attachmentIdOf(given);
  if (attachment !== null) return places.get(attachment) ?? given;
  const [, param, fragment = ""] = /^\/w\/[a-z0-9-]+\/n\/([^/?#]+)(#.*)?$/.exec(given) ?? [];
  const linked = param === undefined ? undefined : context.notes.get(noteIdFrom(param));
  if (!linked) return given;
  return relativeAddress(pathOf(note, context.format), pathOf(linked, context.format)) + fragment;
}

interface Localising {
  context: ExportContext;
  address: (given: string) => string;
}

function localBody(node: JSONContent, localising: Localising): JSONContent {
  const { context, address } = localising;
  const { attrs, marks, content } = node;
  return {
    ...node,
    ...(attrs && { attrs: localAttributes(node.type, attrs, localising) }),
    ...(marks && {
      marks: marks.map((mark) => {
        const href: unknown = mark.attrs?.href;
        return typeof href === "string" ? { ...mark, attrs: { ...mark.attrs, href: address(href) } } : mark;
      }),
    }),
    ...(content && { content: content.map((child) => localBody(child, { context, address })) }),
  };
}

function localAttributes(
  type: string | undefined,
  attrs: Record<string, unknown>,
  { context, address }: Localising,
): Record<string, unknown> {
  if ((type === "image" || type === "file") && typeof attrs.src === "string")
    return { ...attrs, src: address(attrs.src) };
  if (type !== "noteLink" && type !== "noteEmbed") return attrs;
  const linked = typeof attrs.note === "string" ? context.notes.get(attrs.note) : undefined;
  return linked ? { ...attrs, ...namedLink(linked, attrs, context) } : attrs;
}

/** By the title of today; by path where two notes have the same. */
function namedLink(
  { title, path }: ExportedNote,
  { alias, heading }: Record<string, unknown>,
  { ambiguous }: ExportContext,
): Record<string, unknown> {
  const isClear = title !== "" && !ambiguous.has(title.toLowerCase()) && !/[[\]#|^\n]/.test(title);
  if (isClear) return { target: title };
  const words = alias ?? (heading == null && title !== "" ? title : null);
  return { target: path, ...(words !== null && { alias: words }) };
}
