import type { JSONContent } from "@tiptap/core";

/** A link to a note as a body holds it: a `noteLink` or a `noteEmbed`. */
export interface WrittenLink {
  /** The short id of the note it leads to; null while only its title is known. */
  note: string | null;
  /** The title or path as written. */
  target: string;
  heading: string | null;
  alias: string | null;
}

/** The link that this node is; null for any other node. */
export function writtenLink({ type, attrs = {} }: JSONContent): WrittenLink | null {
  if (type !== "noteLink" && type !== "noteEmbed") return null;
  return {
    note: filled(attrs.note),
    target: filled(attrs.target) ?? "",
    heading: filled(attrs.heading),
    alias: filled(attrs.alias),
  };
}

/** The words that stand for a link as its author wrote it. */
export function linkWords({ target, heading, alias }: Omit<WrittenLink, "note">): string {
  return alias ?? (heading === null ? target : target === "" ? heading : `${target} > ${heading}`);
}

/** What is read in a text block, without its marks. */
export function wordsOf(node: JSONContent): string {
  const link = writtenLink(node);
  if (link) return linkWords(link);
  if (node.type === "hardBreak") return " ";
  if (node.type === "mention") return `@${filled(node.attrs?.name) ?? ""}`;
  if (node.type === "mathInline") return filled(node.attrs?.tex) ?? "";
  return node.text ?? (node.content ?? []).map(wordsOf).join("");
}

/** Calls back for a node and everything in it. */
export function visit(node: JSONContent, look: (node: JSONContent) => void): void {
  look(node);
  node.content?.forEach((child) => visit(child, look));
}

function filled(value: unknown): string | null {
  return typeof value === "string" && value !== "" ? value : null;
}
