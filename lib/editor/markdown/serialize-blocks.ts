import type { JSONContent } from "@tiptap/core";
import { embeddable } from "../embeds.ts";
import { inlineText } from "../facts.ts";
import { fileMarkdown } from "./files.ts";
import { imageHtml } from "./image-html.ts";
import { imageMarkdown, noteLinkMarkdown } from "./links.ts";
import { codeMarkdown, mathMarkdown } from "./serialize-code.ts";
import { headingMarkdown, paragraphMarkdown } from "./serialize-inline.ts";
import { listFamily, listMarkdown, listMarker } from "./serialize-lists.ts";
import { calloutMarkdown, footnoteMarkdown, quoteMarkdown } from "./serialize-quotes.ts";
import { tableMarkdown } from "./serialize-table.ts";
import { toggleMarkdown } from "./serialize-toggle.ts";

/** `ruleAllowed`: whether a divider may be written `---` here (not at the very top, not within a list or quote). */
type Place = { ruleAllowed: boolean; marker?: string };

/** Blocks as Markdown, separated by blank lines. */
export function blocksMarkdown(blocks: JSONContent[], place: Place): string {
  const parts: string[] = [];
  let previous: { family: string | null; marker: string } = { family: null, marker: place.marker ?? "" };
  for (const block of blocks) {
    const family = listFamily(block);
    const marker = family
      ? listMarker(family, previous.family === family || parts.length === 0 ? previous.marker : "")
      : "";
    const text = blockMarkdown(block, { ruleAllowed: place.ruleAllowed || parts.length > 0, marker });
    if (text === null) continue;
    parts.push(text);
    previous = { family, marker };
  }
  return parts.join("\n\n");
}

const within = (blocks: JSONContent[], marker?: string) =>
  blocksMarkdown(blocks, { ruleAllowed: false, ...(marker === undefined ? {} : { marker }) });

/** One block, or null for one that Markdown cannot show (an empty paragraph). */
// oxlint-disable-next-line complexity -- one flat case for each kind of block
function blockMarkdown(block: JSONContent, place: Required<Place>): string | null {
  const content = block.content ?? [];
  const attrs = block.attrs ?? {};
  switch (block.type) {
    case "paragraph":
      return paragraphMarkdown(content) || null;
    case "heading":
      return headingMarkdown(Number(attrs.level ?? 1), content);
    case "bulletList":
    case "taskList":
    case "orderedList":
      return listMarkdown(block, place.marker, within);
    case "blockquote":
      return quoteMarkdown(within(content));
    case "callout":
      return calloutMarkdown(block, within(content));
    case "toggle":
      return toggleMarkdown(block, within);
    case "footnoteDefinition":
      return footnoteMarkdown(block, within(content));
    case "codeBlock":
      return codeMarkdown(block);
    case "mathBlock":
      return mathMarkdown(block);
    case "table":
      return tableMarkdown(block, within) || null;
    case "image":
      return imageHtml(attrs) ?? imageMarkdown({ ...attrs, caption: attrs.caption ?? attrs.title });
    case "embed":
      return embeddable(attrs.src) ? imageMarkdown({ src: attrs.src }) : null;
    case "file":
      return fileMarkdown(attrs);
    case "noteEmbed":
      return noteEmbedMarkdown(attrs);
    case "tableOfContents":
      return "[TOC]";
    case "horizontalRule":
      // Elsewhere `---` could open front matter or be taken for a list.
      return place.ruleAllowed ? "---" : "___";
    case "rawMarkdown":
      return inlineText(block).trim() || null;
    default:
      return unknownMarkdown(block);
  }
}

function noteEmbedMarkdown({ target, heading }: Record<string, unknown>): string | null {
  const link = noteLinkMarkdown({ target, heading });
  return link === "" ? null : `!${link}`;
}

/** A block of a newer schema: its text, so that nothing is lost. */
function unknownMarkdown(block: JSONContent): string | null {
  const content = block.content ?? [];
  const inline = block.text !== undefined || content.some(({ type }) => type === "text");
  return (inline ? paragraphMarkdown(content) : within(content)) || null;
}
