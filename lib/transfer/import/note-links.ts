import type { JSONContent } from "@tiptap/core";
import { attachmentUrl } from "#lib/attachments/file-name.ts";
import { noteUrl } from "#lib/notes/note-url.ts";
import type { Addresses } from "./document.ts";
import type { Linked, LinkIndex } from "./link-index.ts";

export interface Linking {
  /** The slug of the workspace. */
  workspace: string;
  links: LinkIndex;
  /** The path of the note whose addresses these are. */
  from: string;
  embed: Addresses["embed"];
  /** Our own archives: what is a link by address stays one. */
  exact: boolean;
}

/** How addresses in an imported note are read, and how its body is linked once it is read. */
export interface Linker {
  addresses: Addresses;
  /** Makes links to imported notes links by id: `[[…]]`, and links whose words are plain. */
  linkNotes(body: JSONContent): JSONContent;
}

/** For one note of an import. */
export function linkerFor({ workspace, links, from, embed, exact }: Linking): Linker {
  const known = new Map<string, Led>();

  function addressOf({ kind, target, title }: Linked, heading: string | null): string {
    if (kind === "attachment") return attachmentUrl({ id: target, name: title });
    const fragment = heading === null ? "" : `#${encodeURIComponent(heading)}`;
    return noteUrl({ workspace, title, id: target }) + fragment;
  }

  function link(address: string): string {
    const led = links.address(from, address);
    if (led.kind !== "found") return address;
    const { item, heading } = led;
    const url = addressOf(item, heading);
    if (item.kind !== "attachment") known.set(url, { item, heading });
    return url;
  }

  const addresses: Addresses = {
    link,
    embed,
    knows(name) {
      return (links.wikilink(from, name)?.kind ?? "attachment") !== "attachment";
    },
    image(source) {
      const led = links.address(from, source);
      if (led.kind === "found") return led.item.kind === "attachment" ? addressOf(led.item, null) : null;
      return led.kind === "elsewhere" ? source : null;
    },
    wikilink(target) {
      const item = links.wikilink(from, target);
      return item?.kind === "attachment" ? addressOf(item, null) : target;
    },
  };

  function linkNotes(node: JSONContent): JSONContent {
    if (node.type === "noteLink" || node.type === "noteEmbed") return linkedById(node);
    if (!node.content) return node;
    return {
      ...node,
      content: node.content.map((child, at, all) => plainLink(child, all, at) ?? linkNotes(child)),
    };
  }

  function linkedById(node: JSONContent): JSONContent {
    const item = wikilinked(node, links, from);
    if (!item || item.kind === "attachment") return node;
    const { alias, ...attrs } = node.attrs ?? {};
    const words = alias == null || alias === item.title ? {} : { alias };
    const target: unknown = item.title || attrs.target;
    return { ...node, attrs: { ...attrs, ...words, note: item.target, target } };
  }

  function plainLink(node: JSONContent, siblings: JSONContent[], at: number): JSONContent | null {
    const led = exact ? undefined : known.get(hrefOf(node) ?? "");
    return led && isPlain(node, [siblings[at - 1], siblings[at + 1]]) ? noteLink(node, led) : null;
  }

  return { addresses, linkNotes };
}

interface Led {
  item: Linked;
  heading: string | null;
}

/** One run of plain words; with marks inside it stays a link by address. */
function isPlain(node: JSONContent, beside: (JSONContent | undefined)[]): boolean {
  const isAlone = beside.every((other) => !other || hrefOf(other) !== hrefOf(node));
  return isAlone && node.marks?.length === 1;
}

function noteLink({ text }: JSONContent, { item, heading }: Led): JSONContent | null {
  if (text === undefined || item.title === "") return null;
  const alias = text === item.title && heading === null ? null : text;
  return { type: "noteLink", attrs: { note: item.target, target: item.title, heading, alias } };
}

function wikilinked({ attrs }: JSONContent, links: LinkIndex, from: string): Linked | null {
  const target: unknown = attrs?.target;
  return typeof target === "string" ? links.wikilink(from, target) : null;
}

function hrefOf({ marks = [] }: JSONContent): string | null {
  const href: unknown = marks.find(({ type }) => type === "link")?.attrs?.href;
  return typeof href === "string" ? href : null;
}
