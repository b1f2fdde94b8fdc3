import type { JSONContent } from "@tiptap/core";
import { blocksTexts } from "#lib/texts/en/blocks.ts";
import { footnoteLabel } from "../extensions/footnotes.ts";
import { escapeHtml, tag } from "../html-tag.ts";
import type { Context } from "./context.ts";

type Note = { number: number; references: number };

/** The footnotes of one body: numbered as they are first referred to, shown at the end. */
export class Footnotes {
  private readonly definitions = new Map<string, JSONContent>();
  private readonly numbers = new Map<string, Note>();

  constructor(body: JSONContent) {
    this.collect(body);
  }

  /** The mark in the text that leads to a footnote, or just the label when nobody has written that footnote. */
  reference(node: JSONContent): string {
    const label = footnoteLabel(node.attrs?.label);
    if (!this.definitions.has(label)) {
      return tag("sup", { class: "footnote-reference" }, escapeHtml(`[${label}]`));
    }
    const note = this.numbers.get(label) ?? { number: this.numbers.size + 1, references: 0 };
    note.references += 1;
    this.numbers.set(label, note);
    const { number, references } = note;
    const link = tag(
      "a",
      {
        href: `#fn:${number}`,
        id: referenceId(number, references),
        role: "doc-noteref",
        "aria-label": blocksTexts.footnote(number),
      },
      String(number),
    );
    return tag("sup", { class: "footnote-reference" }, link);
  }

  /** A definition is shown at the end, unless another has its label already. */
  inPlace(node: JSONContent, context: Context): string {
    if (this.definitions.get(footnoteLabel(node.attrs?.label)) === node) return "";
    return tag("div", { class: "footnote" }, context.children(node));
  }

  /** The footnotes in order, those that nothing refers to last. Showing one may refer to further ones. */
  *inOrder(): Generator<{ node: JSONContent; note: Note }> {
    const shown = new Set<string>();
    for (;;) {
      const waiting = [...this.numbers.keys(), ...this.definitions.keys()].find((label) => !shown.has(label));
      const node = waiting === undefined ? undefined : this.definitions.get(waiting);
      if (waiting === undefined || !node) return;
      shown.add(waiting);
      const note = this.numbers.get(waiting) ?? { number: this.numbers.size + 1, references: 0 };
      this.numbers.set(waiting, note);
      yield { node, note };
    }
  }

  private collect(node: JSONContent): void {
    if (node.type === "footnoteDefinition") {
      const label = footnoteLabel(node.attrs?.label);
      if (!this.definitions.has(label)) this.definitions.set(label, node);
    }
    if (Array.isArray(node.content)) for (const child of node.content) this.collect(child);
  }
}

/** All footnotes, for the end of the page; nothing when there are none. */
export function renderFootnotes(context: Context): string {
  const bodies: { html: string; note: Note }[] = [];
  for (const { node, note } of context.footnotes.inOrder())
    bodies.push({ html: context.children(node), note });
  if (bodies.length === 0) return "";
  // Only now all references are known: a footnote may be referred to from another one.
  const items = bodies.map(({ html, note }) =>
    tag("li", { id: `fn:${note.number}` }, html + backLinks(note)),
  );
  return tag(
    "section",
    { class: "footnotes", role: "doc-endnotes", "aria-label": blocksTexts.footnotes },
    tag("ol", {}, items.join("")),
  );
}

function backLinks({ number, references }: Note): string {
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
