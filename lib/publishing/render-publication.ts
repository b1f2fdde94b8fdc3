import { drawDiagrams } from "#lib/diagrams/draw-diagrams.ts";
import { headingAnchors, type HeadingAnchor } from "#lib/editor/anchors.ts";
import { factsOf, inlineText } from "#lib/editor/facts.ts";
import { renderBody } from "#lib/editor/html.ts";
import { serializeMarkdown } from "#lib/editor/markdown/serialize.ts";
import type { NoteContent } from "#lib/editor/yjs.ts";
import { publicCards, publicContent, type Visible } from "./public-content.ts";

/** A revision in the forms in which the public gets it. */
export interface Rendered {
  title: string;
  description: string;
  headings: HeadingAnchor[];
  html: string;
  markdown: string;
}

const descriptionLength = 160;

/** Renders what the public may see of a revision. */
export async function renderPublication(content: NoteContent, visible: Visible): Promise<Rendered> {
  const shown = publicContent(content, visible);
  const { body } = publicContent(content, visible, { cards: true });
  return {
    title: shown.title,
    description: descriptionOf(shown),
    headings: headingAnchors(shown.body),
    html: renderBody(body, { diagrams: await drawDiagrams(body), note: publicCards(visible) }),
    markdown: serializeMarkdown(shown),
  };
}

/**
 * What the text says first, for lists, search engines and previews: its opening paragraphs rather than headings and
 * lists, if there are any, and never half a word if that can be helped.
 */
export function descriptionOf(content: NoteContent): string {
  const paragraphs = (content.body.content ?? []).filter(({ type }) => type === "paragraph").map(inlineText);
  const text = flattened(paragraphs.join(" ")) || flattened(factsOf(content).text);
  const letters = Array.from(text);
  if (letters.length <= descriptionLength) return text;
  const cut = letters.slice(0, descriptionLength).join("");
  const space = cut.lastIndexOf(" ");
  return `${(space > descriptionLength / 2 ? cut.slice(0, space) : cut).replace(/[\s.,;:–—-]+$/, "")}…`;
}

function flattened(text: string): string {
  return text
    .slice(0, 20 * descriptionLength)
    .replaceAll(/\s+/g, " ")
    .trim();
}
