import type { JSONContent } from "@tiptap/core";
import type { Token } from "markdown-it";
import { mentionedUser } from "../extensions/mention.ts";
import { escapedLabel } from "./links.ts";

/** The person that the link at this token names (`[@Name](mention:id)`), and the token after the link's end. */
export function mentionFrom(
  href: string,
  tokens: Token[],
  at: number,
): { node: JSONContent; end: number } | null {
  const user = href.startsWith("mention:") ? mentionedUser(href.slice("mention:".length)) : null;
  if (user === null) return null;
  let name = "";
  for (let end = at + 1; end < tokens.length; end += 1) {
    const token = tokens[end];
    if (token?.type === "link_close" && name.startsWith("@")) {
      return { node: { type: "mention", attrs: { user, name: name.slice(1) } }, end: end + 1 };
    }
    if (token?.type !== "text") return null;
    name += token.content;
  }
  return null;
}

/** A person named in the text, by their id; somebody without one is only a name. */
export function mentionMarkdown({ user, name }: Record<string, unknown>): string {
  const label = `@${escapedLabel(typeof name === "string" ? name.trim() : "")}`;
  const id = mentionedUser(user);
  return id === null ? label : `[${label}](mention:${id})`;
}
