import type { JSONContent } from "@tiptap/core";
import { readFrontMatter, writeFrontMatter, type ReadFrontMatter } from "#lib/editor/front-matter.ts";
import { parseMarkdown, type ParsedMarkdown } from "#lib/editor/markdown/parse.ts";
import { fitProperties, propertyLimits, type NoteProperties } from "#lib/editor/properties.ts";
import { warningsOf, type Addresses, type ImportedDocument, type WarningKind } from "./document.ts";

/** A Markdown file as a note, with what its front matter says. */
export function readMarkdownDocument(markdown: string, addresses: Addresses): ImportedDocument {
  const front = readFrontMatter(markdown);
  const { title: given } = front.data;
  const address = (found: string, kind: "image" | "link" | "wikilink") =>
    kind === "wikilink" ? addresses.wikilink(found) : (addresses[kind](found) ?? found);
  const options = { address, bodyOnly: true };
  let parsed: ParsedMarkdown = parseMarkdown(front.body, options);
  // The front matter names the note, so another heading at the top belongs to the text.
  if (given !== undefined && parsed.title !== undefined && parsed.title !== given)
    parsed = parseMarkdown(front.body, { ...options, liftTitle: false });
  const { data } = front;
  return {
    title: given ?? parsed.title ?? null,
    body: parsed.body,
    ...(data.tags && { tags: data.tags }),
    properties: propertiesOf(front, addresses),
    ...(data.created !== undefined && { createdAt: new Date(data.created) }),
    ...(data.updated !== undefined && { updatedAt: new Date(data.updated) }),
    warnings: warningsOf([...frontMatterWarnings(front), ...rawParts(parsed.body)]),
  };
}

/**
 * Dates are the note's own. Whether it is public is decided by people, not by files; what the file says about that is
 * kept as it is.
 */
function propertiesOf({ data, extra }: ReadFrontMatter, addresses: Addresses): NoteProperties {
  const { aliases, description, publish, permalink } = data;
  const cover = data.cover === undefined ? undefined : (addresses.image(data.cover) ?? data.cover);
  const fit = fitProperties({ aliases, description, cover });
  const kept = writeFrontMatter({
    data: {
      ...(publish !== undefined && { publish }),
      ...(permalink !== undefined && { permalink }),
      ...(cover !== undefined && fit.cover === undefined && { cover }),
    },
    extra,
  });
  const yaml = kept.replace(/^---\n/, "").replace(/\n---\n$/, "");
  return fitProperties({ ...fit, extra: yaml.slice(0, propertyLimits.extra) });
}

function frontMatterWarnings({ problem, data }: ReadFrontMatter): { kind: WarningKind; example?: string }[] {
  return [
    ...(problem ? [{ kind: "front-matter" as const }] : []),
    ...(data.publish === true ? [{ kind: "publish" as const }] : []),
  ];
}

/** What the schema cannot say stays as its source. */
export function rawParts(node: JSONContent): { kind: WarningKind; example?: string }[] {
  if (node.type === "rawMarkdown") return [{ kind: "raw", example: node.content?.[0]?.text ?? "" }];
  const isRaw = node.marks?.some(({ type }) => type === "rawInline") === true;
  if (isRaw) return [{ kind: "raw", example: node.text ?? "" }];
  return (node.content ?? []).flatMap(rawParts);
}
