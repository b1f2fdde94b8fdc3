import { Node, mergeAttributes } from "@tiptap/core";
import { ATOM_TEXT, filled, textOrNull } from "./attributes.ts";

const text = (name: string) => ({
  default: null,
  parseHTML: (element: HTMLElement) => textOrNull(element.getAttribute(name)),
});

/** What a link to a note says when nothing is known about that note: the words as they were written. */
export function writtenLink(attrs: { target?: unknown; heading?: unknown; alias?: unknown }): string {
  const heading = textOrNull(attrs.heading);
  const target = textOrNull(attrs.target) ?? "";
  return (
    textOrNull(attrs.alias) ??
    (heading === null ? target : target === "" ? heading : `${target} › ${heading}`)
  );
}

/** `[[Title#Heading|words]]`: a link to another note by its id, once it is known, so that renaming never breaks it. */
export const NoteLink = Node.create({
  name: "noteLink",
  group: "inline",
  inline: true,
  atom: true,
  addAttributes: () => ({
    note: text("data-note"),
    target: text("data-target"),
    heading: text("data-heading"),
    alias: text("data-alias"),
  }),
  parseHTML: () => [{ tag: "a.note-link[data-target]", priority: 60 }],
  renderHTML: ({ node: { attrs } }) => [
    "a",
    filled({
      class: "note-link",
      "data-note": textOrNull(attrs.note),
      "data-target": textOrNull(attrs.target) ?? "",
      "data-heading": textOrNull(attrs.heading),
      "data-alias": textOrNull(attrs.alias),
    }),
    writtenLink(attrs),
  ],
  renderText: () => ATOM_TEXT,
  extendNodeSchema: ({ name }) => (name === "noteLink" ? { leafText: () => ATOM_TEXT } : {}),
});

/** `![[Title]]` on its own: the beginning of another note, shown here. */
export const NoteEmbed = Node.create({
  name: "noteEmbed",
  group: "block",
  atom: true,
  draggable: true,
  addAttributes: () => ({
    note: text("data-note"),
    target: text("data-target"),
    heading: text("data-heading"),
  }),
  parseHTML: () => [{ tag: "aside.note-embed[data-target]" }],
  renderHTML: ({ node: { attrs }, HTMLAttributes }) => [
    "aside",
    mergeAttributes(
      "data-id" in HTMLAttributes ? { "data-id": HTMLAttributes["data-id"] as string } : {},
      filled({
        class: "note-embed",
        "data-note": textOrNull(attrs.note),
        "data-target": textOrNull(attrs.target) ?? "",
        "data-heading": textOrNull(attrs.heading),
      }),
    ),
    writtenLink(attrs),
  ],
});
