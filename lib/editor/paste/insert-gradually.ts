import { yUndoPluginKey } from "@tiptap/y-tiptap";
import type { Node as ProseMirrorNode, ResolvedPos } from "@tiptap/pm/model";
import { TextSelection, type EditorState, type Transaction } from "@tiptap/pm/state";
import type { EditorView } from "@tiptap/pm/view";
import type { UndoManager } from "yjs";
import { namedBlocks } from "./named-blocks.ts";

/** Blocks in the order they come in, in portions small enough to be read without anybody noticing. */
export type Batches = AsyncIterable<readonly ProseMirrorNode[]>;

/** Every portion costs a frame of the whole note beside its own time, so few of them are quicker than many. */
const portions = { first: 8_000, least: 16_000, most: 80_000 };
const longestTaskMs = 60;

function weightOf({ nodeSize }: ProseMirrorNode): number {
  return nodeSize + 60;
}

function nextPortion(portion: number, tookMs: number): number {
  const fitting = portion * Math.min(2, Math.max(0.5, longestTaskMs / tookMs));
  return Math.max(portions.least, Math.min(portions.most, fitting));
}

/**
 * Puts many blocks in where the caret is, a few at a time, so that writing goes on meanwhile. The caret stays behind
 * what comes in; one undo takes all of it back.
 */
export async function insertGradually(view: EditorView, batches: Batches): Promise<void> {
  const endUndoStep = oneUndoStep(view.state);
  try {
    const place = openPlace(view);
    const waiting: ProseMirrorNode[] = [];
    let weight = 0;
    let portion = portions.first;
    for await (const batch of batches) {
      for (const block of batch) {
        waiting.push(block);
        weight += weightOf(block);
        if (weight < portion) continue;
        if (view.isDestroyed) return;
        const started = performance.now();
        place.insert(waiting.splice(0));
        weight = 0;
        portion = nextPortion(portion, performance.now() - started);
        await breath();
      }
    }
    if (view.isDestroyed) return;
    if (waiting.length > 0) place.insert(waiting);
    place.close();
  } finally {
    endUndoStep();
  }
}

/** Lets whatever waits go first: keys, painting, what others wrote. */
export function breath(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve));
}

interface Place {
  insert(blocks: readonly ProseMirrorNode[]): void;
  close(): void;
}

/**
 * The place between two blocks where the others come in. It is known by the names of its neighbours, since positions
 * do not survive what other people write meanwhile.
 */
function openPlace(view: EditorView): Place {
  const behind = splitAtCaret(view);
  let before: string | null = null;
  return {
    insert(blocks) {
      const { tr } = view.state;
      const after = before === null ? null : blockNamed(tr.doc, before);
      const at = after
        ? after.pos + after.node.nodeSize
        : (blockNamed(tr.doc, behind)?.pos ?? tr.doc.content.size);
      tr.insert(at, namedBlocks(blocks));
      if (before === null) joinToBeginning(tr, at);
      view.dispatch(tr.setMeta("paste", true).setMeta("preventAutolink", true));
      const end = tr.mapping.map(at);
      before = idOf(view.state.doc.resolve(end).nodeBefore) ?? before;
    },
    close: () => closePlace(view, { before, behind }),
  };
}

/** The text before the caret goes on with the first paragraph; when there is none, its empty block goes. */
function joinToBeginning(tr: Transaction, at: number): void {
  const { nodeBefore, nodeAfter } = tr.doc.resolve(at);
  if (!nodeBefore?.isTextblock) return;
  if (nodeBefore.content.size === 0) tr.delete(at - nodeBefore.nodeSize, at);
  else if (nodeBefore.type.name === "paragraph" && nodeAfter?.type.name === "paragraph") tr.join(at);
}

/** Parts the block at the caret in two, with the caret at the beginning of the second; the second one's name. */
function splitAtCaret(view: EditorView): string {
  const { state } = view;
  const tr = state.tr.deleteSelection();
  const { $from } = tr.selection;
  const depth = depthForBlocks($from);
  if (depth === $from.depth - 1 && $from.parent.isTextblock) {
    const plain = state.schema.nodes.paragraph;
    tr.split(
      $from.pos,
      1,
      $from.parentOffset === $from.parent.content.size && plain ? [{ type: plain }] : undefined,
    );
  } else {
    const at = depth < $from.depth ? $from.after(depth + 1) : $from.pos;
    const paragraph = state.schema.nodes.paragraph?.create();
    if (paragraph) tr.insert(at, paragraph).setSelection(TextSelection.create(tr.doc, at + 1));
  }
  view.dispatch(tr);
  const { $from: $caret } = view.state.selection;
  return idOf($caret.parent) ?? "";
}

/** How deep the place is in whose parent blocks may stand. */
function depthForBlocks($from: ResolvedPos): number {
  for (let depth = $from.depth - ($from.parent.isTextblock ? 1 : 0); depth > 0; depth -= 1) {
    if ($from.node(depth).type.spec.content?.startsWith("block")) return depth;
  }
  return 0;
}

/** Joins the text that stood behind the caret to what came in last, and takes away what is empty. */
function closePlace(view: EditorView, { before, behind }: { before: string | null; behind: string }): void {
  const { tr } = view.state;
  const last = before === null ? null : blockNamed(tr.doc, before);
  const rest = blockNamed(tr.doc, behind);
  const follows = last && rest && last.pos + last.node.nodeSize === rest.pos;
  if (follows && last.node.type.name === "paragraph" && rest.node.type.name === "paragraph")
    tr.join(rest.pos);
  view.dispatch(tr.setMeta("paste", true).scrollIntoView());
}

function blockNamed(doc: ProseMirrorNode, id: string): { node: ProseMirrorNode; pos: number } | null {
  let found: { node: ProseMirrorNode; pos: number } | null = null;
  doc.descendants((node, pos) => {
    if (found) return false;
    if (node.attrs.id === id) found = { node, pos };
    return !node.isTextblock;
  });
  return found;
}

function idOf(node: ProseMirrorNode | null): string | null {
  return typeof node?.attrs.id === "string" ? node.attrs.id : null;
}

/** Until the end everything is one step of undoing; what was typed before and after are others. */
function oneUndoStep(state: EditorState): () => void {
  const manager = (yUndoPluginKey.getState(state) as { undoManager?: UndoManager } | undefined)?.undoManager;
  if (!manager) return () => undefined;
  manager.stopCapturing();
  const { captureTimeout } = manager;
  manager.captureTimeout = Number.POSITIVE_INFINITY;
  return () => {
    manager.captureTimeout = captureTimeout;
    manager.stopCapturing();
  };
}
