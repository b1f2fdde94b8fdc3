import { Extension, InputRule } from "@tiptap/core";
import type { NodeType } from "@tiptap/pm/model";
import { TextSelection, type Transaction } from "@tiptap/pm/state";
import { footnoteLabel } from "./footnotes.ts";

/**
 * What is typed as Markdown becomes what it means: `> [!tip] `, `+++ ` (a toggle), `$$ `, `$x$`, `[^1]`, `[^1]: ` and
 * `[TOC]`. One undo, or Backspace, brings back what was typed.
 */
export const BlockRules = Extension.create({
  name: "blockRules",
  addInputRules: () => [
    rule(/^\[!([a-z]{2,20})\][+-]?\s$/i, calloutFromQuote),
    rule(/^\+\+\+\s$/, toggleFromLine),
    rule(/^\$\$\s$/, (props) => lineBecomes(props, "mathBlock")),
    rule(/^\[TOC\]$/i, contentsFromLine),
    rule(/^\[\^([^\s[\]^]+)\]:\s$/, footnoteFromLine),
    // Not at the start of a line: there it may become the footnote itself.
    rule(/[^\s[\]^]\s?\[\^([^\s[\]^]+)\]$/, referenceAt),
    // Prices are not formulas: what begins with a digit waits for what follows its end.
    rule(/(?<![\w$\\])\$([^\s\d$](?:[^$]*[^\s$\\])?)\$$/, formulaAt),
    rule(/(?<![\w$\\])\$(\d[^$]*[^\s\d$\\])\$([\s.,;:!?)])$/, formulaAt),
  ],
});

type Match = { tr: Transaction; from: number; to: number; match: string[] };

function rule(find: RegExp, change: (match: Match) => boolean): InputRule {
  return new InputRule({
    find,
    handler: ({ state, range, match }) => {
      const { tr } = state;
      const done = change({
        tr,
        from: range.from,
        to: range.to,
        match: [...match].map((part) => part ?? ""),
      });
      return done ? undefined : null;
    },
  });
}

/** In a quote's first line, which `> ` has just made. */
function calloutFromQuote({ tr, from, match }: Match): boolean {
  const $from = tr.doc.resolve(from);
  const { callout } = tr.doc.type.schema.nodes;
  if (!callout || $from.depth < 2 || $from.node(-1).type.name !== "blockquote" || $from.index(-1) > 0)
    return false;
  tr.delete($from.start(), tr.selection.from);
  tr.setNodeMarkup($from.before(-1), callout, {
    id: $from.node(-1).attrs.id as unknown,
    kind: (match[1] ?? "").toLowerCase(),
  });
  return true;
}

function toggleFromLine({ tr, from }: Match): boolean {
  const $from = tr.doc.resolve(from);
  const { toggle, toggleSummary, toggleContent, paragraph } = tr.doc.type.schema.nodes;
  if (!toggle || !toggleSummary || !toggleContent || !paragraph || !isReplaceable($from, toggle))
    return false;
  const text = $from.parent.content.cut(tr.selection.$from.parentOffset);
  if (!toggleSummary.validContent(text)) return false;
  const at = $from.before();
  const content = toggleContent.create(null, paragraph.create());
  tr.replaceWith(at, $from.after(), toggle.create(null, [toggleSummary.create(null, text), content]));
  tr.setSelection(TextSelection.create(tr.doc, at + 2));
  return true;
}

function lineBecomes({ tr, from }: Match, name: string): boolean {
  const $from = tr.doc.resolve(from);
  const type = tr.doc.type.schema.nodes[name];
  if (!type || !isReplaceable($from, type)) return false;
  const text = $from.parent.textBetween(tr.selection.$from.parentOffset, $from.parent.content.size);
  const at = $from.before();
  tr.replaceWith(at, $from.after(), type.create(null, text === "" ? null : type.schema.text(text)));
  tr.setSelection(TextSelection.create(tr.doc, at + 1));
  return true;
}

function contentsFromLine({ tr, from, to }: Match): boolean {
  const $from = tr.doc.resolve(from);
  const { tableOfContents, paragraph } = tr.doc.type.schema.nodes;
  if (!tableOfContents || !paragraph || !isReplaceable($from, tableOfContents)) return false;
  if (to < $from.end()) return false;
  const at = $from.before();
  tr.replaceWith(at, $from.after(), [tableOfContents.create(), paragraph.create()]);
  tr.setSelection(TextSelection.create(tr.doc, at + 2));
  return true;
}

function footnoteFromLine({ tr, from, match }: Match): boolean {
  const $from = tr.doc.resolve(from);
  const { footnoteDefinition, paragraph } = tr.doc.type.schema.nodes;
  if (!footnoteDefinition || !paragraph || !isReplaceable($from, footnoteDefinition)) return false;
  const text = $from.parent.content.cut(tr.selection.$from.parentOffset);
  const at = $from.before();
  const label = footnoteLabel(match[1]);
  tr.replaceWith(at, $from.after(), footnoteDefinition.create({ label }, paragraph.create(null, text)));
  tr.setSelection(TextSelection.create(tr.doc, at + 2));
  return true;
}

/** The footnote it refers to is begun at the end of the note, unless somebody has written it. */
function referenceAt({ tr, to, match }: Match): boolean {
  const { footnoteReference, footnoteDefinition, paragraph } = tr.doc.type.schema.nodes;
  if (!footnoteReference || !footnoteDefinition || !paragraph) return false;
  const label = footnoteLabel(match[1]);
  // The bracket that has just been typed is not in the document yet.
  const from = to - `[^${match[1] ?? ""}`.length;
  tr.replaceWith(from, to, footnoteReference.create({ label }));
  let written = false;
  tr.doc.descendants((node) => {
    written ||= node.type === footnoteDefinition && footnoteLabel(node.attrs.label) === label;
    return !written && !node.isTextblock;
  });
  if (!written) tr.insert(tr.doc.content.size, footnoteDefinition.create({ label }, paragraph.create()));
  tr.setSelection(TextSelection.create(tr.doc, from + 1));
  return true;
}

function formulaAt({ tr, to, match }: Match): boolean {
  const { mathInline } = tr.doc.type.schema.nodes;
  const [, tex = "", after = ""] = match;
  if (!mathInline) return false;
  // What has just been typed, the closing dollar or what follows it, is not in the document yet.
  const from = to - `$${tex}`.length - after.length;
  tr.replaceWith(from, to, mathInline.create({ tex }));
  if (after !== "") tr.insertText(after, from + 1);
  return true;
}

type Place = ReturnType<Transaction["doc"]["resolve"]>;

/** Whether the line at this place is a plain paragraph, and such a block may stand instead of it. */
function isReplaceable($at: Place, type: NodeType): boolean {
  if ($at.parent.type.name !== "paragraph") return false;
  const index = $at.index(-1);
  return $at.node(-1).canReplaceWith(index, index + 1, type);
}
