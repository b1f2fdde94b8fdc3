import { Extension } from "@tiptap/core";
import type { Node as ProseMirrorNode } from "@tiptap/pm/model";
import { Plugin, PluginKey, type Transaction } from "@tiptap/pm/state";
import { Decoration, DecorationSet, type EditorView } from "@tiptap/pm/view";
import type { highlightCode } from "../highlight.ts";

type Highlighter = typeof highlightCode;
type Colours = { decorations: DecorationSet; wanted: boolean };

const key = new PluginKey<Colours>("codeHighlight");
let highlighter: Highlighter | null = null;

/** Colours code blocks that name a language. The grammar is loaded with the first of them; only changed blocks are coloured again. */
export const CodeHighlight = Extension.create({
  name: "codeHighlight",
  addProseMirrorPlugins: () => [
    new Plugin<Colours>({
      key,
      state: {
        init: (_config, state) => colourAll(state.doc),
        apply: (transaction, colours) => {
          if (transaction.getMeta(key) === "loaded") return colourAll(transaction.doc);
          return transaction.docChanged ? colourChanged(transaction, colours) : colours;
        },
      },
      props: { decorations: (state) => key.getState(state)?.decorations },
      view: (view) => {
        loadWhenWanted(view);
        return { update: loadWhenWanted };
      },
    }),
  ],
});

function loadWhenWanted(view: EditorView): void {
  if (highlighter || !key.getState(view.state)?.wanted) return;
  void import("../highlight.ts").then(({ highlightCode }) => {
    highlighter = highlightCode;
    if (!view.isDestroyed) view.dispatch(view.state.tr.setMeta(key, "loaded"));
  });
}

function colourAll(doc: ProseMirrorNode): Colours {
  const blocks = codeBlocksBetween(doc, 0, doc.content.size);
  return {
    decorations: DecorationSet.create(doc, blocks.flatMap(colour)),
    wanted: blocks.length > 0,
  };
}

function colourChanged(transaction: Transaction, colours: Colours): Colours {
  let { decorations, wanted } = colours;
  decorations = decorations.map(transaction.mapping, transaction.doc);
  for (const { node, pos } of changedCodeBlocks(transaction)) {
    wanted = true;
    decorations = decorations
      .remove(decorations.find(pos, pos + node.nodeSize))
      .add(transaction.doc, colour({ node, pos }));
  }
  return { decorations, wanted };
}

function changedCodeBlocks(transaction: Transaction) {
  const blocks = new Map<number, ProseMirrorNode>();
  transaction.steps.forEach((step, index) => {
    const later = transaction.mapping.slice(index + 1);
    const ranges: { from: number; to: number }[] = [];
    // oxlint-disable-next-line max-params -- the library's signature
    step.getMap().forEach((_from, _to, from, to) => ranges.push({ from, to }));
    const touched: unknown = step.toJSON().pos;
    if (typeof touched === "number") ranges.push({ from: touched, to: touched + 1 });
    for (const { from, to } of ranges) {
      const start = Math.max(0, later.map(from, -1) - 1);
      const end = Math.min(transaction.doc.content.size, later.map(to, 1) + 1);
      for (const { node, pos } of codeBlocksBetween(transaction.doc, start, end)) blocks.set(pos, node);
    }
  });
  return [...blocks].map(([pos, node]) => ({ node, pos }));
}

function codeBlocksBetween(doc: ProseMirrorNode, from: number, to: number) {
  const blocks: { node: ProseMirrorNode; pos: number }[] = [];
  doc.nodesBetween(from, to, (node, pos) => {
    if (node.type.name === "codeBlock" && node.attrs.language) blocks.push({ node, pos });
    return !node.isTextblock;
  });
  return blocks;
}

function colour({ node, pos }: { node: ProseMirrorNode; pos: number }): Decoration[] {
  const decorations: Decoration[] = [];
  let from = pos + 1;
  for (const { text, classes } of highlighter?.(node.textContent, node.attrs.language) ?? []) {
    const to = from + text.length;
    if (classes.length > 0) decorations.push(Decoration.inline(from, to, { class: classes.join(" ") }));
    from = to;
  }
  return decorations;
}
