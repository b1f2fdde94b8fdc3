import type { JSONContent } from "@tiptap/core";
import { blocksTexts } from "#lib/texts/en/blocks.ts";
import { footnoteLabel } from "../extensions/footnotes.ts";
import { footnoteNumbers } from "../footnote-numbers.ts";
import { escapeHtml, tag } from "../html-tag.ts";
import type { Context } from "./context.ts";

type Definition = { node: JSONContent; inside: string[] };

/** The footnotes of one body: numbered as they are first referred to, shown at the end. */
export class Footnotes {
  private readonly definitions = new Map<string, Definition>();
  private readonly numbers: Map<string, number>;
  private readonly referred = new Map<string, number>();

  constructor(body: JSONContent) {
    const references: string[] = [];
    this.collect(body, references);
    const definitions = new Map([...this.definitions].map(([label, { inside }]) => [label, inside]));
    this.numbers = footnoteNumbers({ references, definitions });
  }

  /** The mark in the text that leads to a footnote, or just the label when nobody has written that footnote. */
  reference(node: JSONContent): string {
    const label = footnoteLabel(node.attrs?.label);
    const number = this.numbers.get(label);
    if (number === undefined) {
      return tag("sup", { class: "footnote-reference" }, escapeHtml(`[${label}]`));
    }
    const count = (this.referred.get(label) ?? 0) + 1;
    this.referred.set(label, count);
    const link = tag(
      "a",
      {
        href: `#fn:${number}`,
        id: referenceId(number, count),
        role: "doc-noteref",
        "aria-label": blocksTexts.footnote(number),
      },
      String(number),
    );
    return tag("sup", { class: "footnote-reference" }, link);
  }

  /** A definition is shown at the end, unless another has its label already. */
  inPlace(node: JSONContent, context: Context): string {
    if (this.definitions.get(footnoteLabel(node.attrs?.label))?.node === node) return "";
    return tag("div", { class: "footnote" }, context.children(node));
  }

  /** What the footnotes say, in the order of their numbers. */
  inOrder(): { node: JSONContent; label: string; number: number }[] {
    return [...this.numbers].flatMap(([label, number]) => {
      const node = this.definitions.get(label)?.node;
      return node ? [{ node, label, number }] : [];
    });
  }

  /** How often it has been referred to in what is rendered by now. */
  timesReferred(label: string): number {
    return this.referred.get(label) ?? 0;
  }

  private collect(node: JSONContent, references: string[]): void {
    const label = footnoteLabel(node.attrs?.label);
    if (node.type === "footnoteReference") references.push(label);
    let inside = references;
    if (node.type === "footnoteDefinition" && !this.definitions.has(label)) {
      inside = [];
      this.definitions.set(label, { node, inside });
    }
    if (Array.isArray(node.content)) for (const child of node.content) this.collect(child, inside);
  }
}

/** All footnotes, for the end of the page; nothing when there are none. */
export function renderFootnotes(context: Context): string {
  const { footnotes } = context;
  const bodies = footnotes.inOrder().map((note) => ({ ...note, html: context.children(note.node) }));
  if (bodies.length === 0) return "";
  // Only now all references are known: a footnote may be referred to from another one.
  const items = bodies.map(({ html, label, number }) =>
    tag("li", { id: `fn:${number}` }, html + backLinks(number, footnotes.timesReferred(label))),
  );
  return tag(
    "section",
    { class: "footnotes", role: "doc-endnotes", "aria-label": blocksTexts.footnotes },
    tag("ol", {}, items.join("")),
  );
}

function backLinks(number: number, references: number): string {
  const links = Array.from({ length: references }, (_, index) =>
    tag(
      "a",
      {
        href: `#${referenceId(number, index + 1)}`,
        role: "doc-backlink",
        "aria-label": blocksTexts.backToText(number),
      },
      "↩",
    ),
  );
  return links.length > 0 ? tag("p", { class: "footnote-back" }, links.join(" ")) : "";
}

/** No heading's anchor holds a colon. */
function referenceId(number: number, reference: number): string {
  return reference === 1 ? `fnref:${number}` : `fnref:${number}:${reference}`;
}
