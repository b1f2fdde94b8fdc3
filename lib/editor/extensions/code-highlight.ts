import { Extension } from "@tiptap/core";
import type { Node as ProseMirrorNode } from "@tiptap/pm/model";
import { Plugin, PluginKey, type Transaction } from "@tiptap/pm/state";
import { Decoration, DecorationSet, type EditorView } from "@tiptap/pm/view";
import type { highlightCode } from "../highlight.ts";

type Highlighter = typeof highlightCode;
type Colours = {
  decorations: DecorationSet;
  wanted: boolean;
  /** Where long blocks begin that changed and are not coloured again yet. */
  stale: readonly number[];
};
type CodeBlock = { node: ProseMirrorNode; pos: number };
type Message = "loaded" | "paused";

const key = new PluginKey<Colours>("codeHighlight");
let highlighter: Highlighter | null = null;
/** A longer block keeps its colours where they are while somebody writes in it: no key waits for a grammar. */
const longestAtOnce = 2_000;
const pauseMs = 300;

/** Colours code blocks that name a language. The grammar is loaded with the first of them; only changed blocks are coloured again. */
export const CodeHighlight = Extension.create({
  name: "codeHighlight",
  addProseMirrorPlugins: () => [
    new Plugin<Colours>({
      key,
      state: {
        init: (_config, state) => colourAll(state.doc),
        apply: (transaction, colours) => {
          const message = transaction.getMeta(key) as Message | undefined;
          if (message === "loaded") return colourAll(transaction.doc);
          if (message === "paused") return colourStale(transaction.doc, colours);
          return transaction.docChanged ? colourChanged(transaction, colours) : colours;
        },
      },
      props: { decorations: (state) => key.getState(state)?.decorations },
      view: (view) => {
        const pause = colourAfterPause();
        loadWhenWanted(view);
        return {
          update() {
            loadWhenWanted(view);
            pause.update(view);
          },
          destroy: pause.end,
        };
      },
    }),
  ],
});

/** The pause begins anew with every change of the text. */
function colourAfterPause() {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let awaited: Colours["stale"] = [];
  return {
    update(view: EditorView): void {
      const stale = key.getState(view.state)?.stale ?? [];
      if (stale === awaited) return;
      awaited = stale;
      clearTimeout(timer);
      if (stale.length > 0) timer = setTimeout(() => tell(view, "paused"), pauseMs);
    },
    end: () => clearTimeout(timer),
  };
}

function tell(view: EditorView, message: Message): void {
  view.dispatch(view.state.tr.setMeta(key, message));
}

function loadWhenWanted(view: EditorView): void {
  if (highlighter || !key.getState(view.state)?.wanted) return;
  void import("../highlight.ts").then(({ highlightCode }) => {
    highlighter = highlightCode;
    if (!view.isDestroyed) tell(view, "loaded");
  });
}

function colourAll(doc: ProseMirrorNode): Colours {
  const blocks = codeBlocksBetween(doc, 0, doc.content.size);
  return {
    decorations: DecorationSet.create(doc, blocks.flatMap(colour)),
    wanted: blocks.length > 0,
    stale: [],
  };
}

function colourChanged(transaction: Transaction, colours: Colours): Colours {
  const { mapping, doc } = transaction;
  const changed = changedCodeBlocks(transaction);
  const long = changed.filter(({ node }) => node.content.size > longestAtOnce);
  const short = changed.filter((block) => !long.includes(block));
  return {
    decorations: coloured(doc, { decorations: colours.decorations.map(mapping, doc), blocks: short }),
    wanted: colours.wanted || changed.length > 0,
    stale:
      colours.stale.length + long.length === 0
        ? colours.stale
        : [...new Set([...colours.stale.map((pos) => mapping.map(pos)), ...long.map(({ pos }) => pos)])],
  };
}

function colourStale(doc: ProseMirrorNode, { decorations, wanted, stale }: Colours): Colours {
  const blocks = stale.flatMap((pos) => {
    const node = doc.nodeAt(pos);
    return node && isCode(node) ? { node, pos } : [];
  });
  return { decorations: coloured(doc, { decorations, blocks }), wanted, stale: [] };
}

function coloured(
  doc: ProseMirrorNode,
  { decorations, blocks }: { decorations: DecorationSet; blocks: readonly CodeBlock[] },
): DecorationSet {
  let set = decorations;
  for (const { node, pos } of blocks)
    set = set.remove(set.find(pos, pos + node.nodeSize)).add(doc, colour({ node, pos }));
  return set;
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
  const blocks: CodeBlock[] = [];
  doc.nodesBetween(from, to, (node, pos) => {
    if (isCode(node)) blocks.push({ node, pos });
    return !node.isTextblock;
  });
  return blocks;
}

function isCode(node: ProseMirrorNode): boolean {
  return node.type.name === "codeBlock" && Boolean(node.attrs.language);
}

function colour({ node, pos }: CodeBlock): Decoration[] {
  const decorations: Decoration[] = [];
  let from = pos + 1;
  for (const { text, classes } of highlighter?.(node.textContent, node.attrs.language) ?? []) {
    const to = from + text.length;
    if (classes.length > 0) decorations.push(Decoration.inline(from, to, { class: classes.join(" ") }));
    from = to;
  }
  return decorations;
}
