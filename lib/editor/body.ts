import type { JSONContent } from "@tiptap/core";

/** The body of a note that nobody has written in yet. */
export function emptyBody(): JSONContent {
  return { type: "doc", content: [{ type: "paragraph" }] };
}
