import type { JSONContent } from "@tiptap/core";
import { bodySchema } from "./schema.ts";

/** The body of a note that nobody has written in yet. */
export function emptyBody(): JSONContent {
  return { type: "doc", content: [{ type: "paragraph" }] };
}

/** Throws a RangeError when the content is not a body of this schema. */
export function checkBody(body: JSONContent): void {
  bodySchema.nodeFromJSON(body).check();
}
