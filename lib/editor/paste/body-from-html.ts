import type { JSONContent } from "@tiptap/core";
import { DOMParser } from "@tiptap/pm/model";
import { bodySchema } from "../schema.ts";
import { cleanHtml, type CleanOptions } from "./clean-html.ts";

let parser: DOMParser | undefined;

/** The body of a note from a whole HTML document, of any DOM. The document is used up by it. */
export function bodyFromHtml(document: Document, options: CleanOptions = {}): JSONContent {
  cleanHtml(document.body, { html: document.documentElement.outerHTML, ...options });
  parser ??= DOMParser.fromSchema(bodySchema);
  return parser.parse(document.body).toJSON() as JSONContent;
}
