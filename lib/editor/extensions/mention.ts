import { Node } from "@tiptap/core";
import { ATOM_TEXT, filled, textOrNull } from "./attributes.ts";

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** A person's id, or null for anything that is none. */
export function mentionedUser(value: unknown): string | null {
  return typeof value === "string" && UUID.test(value) ? value.toLowerCase() : null;
}

/** A person named in the text, under the name they had when it was written. */
export const Mention = Node.create({
  name: "mention",
  group: "inline",
  inline: true,
  atom: true,
  addAttributes: () => ({
    user: {
      default: null,
      parseHTML: (element: HTMLElement) => mentionedUser(element.getAttribute("data-user")),
    },
    name: { default: "", parseHTML: (element: HTMLElement) => element.getAttribute("data-name") ?? "" },
  }),
  parseHTML: () => [{ tag: "span.mention[data-user]" }],
  renderHTML: ({ node: { attrs } }) => {
    const name = textOrNull(attrs.name) ?? "";
    return [
      "span",
      filled({ class: "mention", "data-user": mentionedUser(attrs.user) ?? "", "data-name": name }),
      `@${name}`,
    ];
  },
  renderText: () => ATOM_TEXT,
  extendNodeSchema: ({ name }) => (name === "mention" ? { leafText: () => ATOM_TEXT } : {}),
});
