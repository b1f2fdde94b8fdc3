import type { Fragment, Node as ProseMirrorNode, ResolvedPos } from "@tiptap/pm/model";
import { TextSelection, type Transaction } from "@tiptap/pm/state";
import type { EditorView } from "@tiptap/pm/view";
import { namedBlocks } from "./named-blocks.ts";
import { shareInserted } from "./share-inserted.ts";
import { UndoStep } from "./undo-step.ts";

/** Blocks in the order they come in, in portions small enough to be read without anybody noticing. */
export type Batches = AsyncIterable<readonly ProseMirrorNode[]>;

/** Much that comes in. */
export interface Incoming {
  batches: Batches;
  /** Changes the document once more with the last of them. */
  finish?: (tr: Transaction) => void;
  /** Everything is in. */
  done?: () => void;
}

/**
 * Every portion costs a frame of the whole note beside its own time, and that is most of it in a long note: so a few
 * large portions hold writing up less than many small ones, also on a slow machine.
 */
const portions = { first: 8_000, least: 32_000, most: 80_000 };
const longestTaskMs = 60;

function weightOf({ nodeSize }: ProseMirrorNode): number {
  return nodeSize + 60;
}

function nextPortion(portion: number, tookMs: number): number {
  const fitting = portion * Math.min(2, Math.max(0.5, longestTaskMs / tookMs));
  return Math.max(portions.least, Math.min(portions.most, fitting));
}

/**
 * Puts many blocks in where the caret is now, a few at a time, so that writing goes on meanwhile, behind what comes
 * in. One undo takes all of it back, after what was typed meanwhile; and whoever does that early stops it.
 */
export async function insertGradually(view: EditorView, coming: Promise<Incoming>): Promise<void> {
  const step = new UndoStep(view.state);
  const place = openPlace(view, step);
  const { batches, finish, done } = await coming;
  const isOver = () => view.isDestroyed || step.undone;
  const left = await insertMost(batches, { isOver, insert: place.insert });
  await breath();
  if (isOver()) return;
  place.close(left, finish);
  await breath();
  if (view.isDestroyed) return;
  view.dispatch(view.state.tr.scrollIntoView());
  done?.();
}

/** Puts blocks in until few are left, which it gives back. */
async function insertMost(
  batches: Batches,
  { isOver, insert }: { isOver: () => boolean; insert: Place["insert"] },
): Promise<ProseMirrorNode[]> {
  const waiting: ProseMirrorNode[] = [];
  let weight = 0;
  let portion = portions.first;
  for await (const batch of batches) {
    for (const block of batch) {
      if (weight >= portion) {
        if (isOver()) return [];
        const started = performance.now();
        insert(waiting.splice(0));
        portion = nextPortion(portion, performance.now() - started);
        weight = 0;
        await breath();
      }
      waiting.push(block);
      weight += weightOf(block);
    }
  }
  return waiting;
}

/** Lets whatever waits go first: keys, painting, what others wrote. */
export function breath(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve));
}

interface Place {
  insert(blocks: readonly ProseMirrorNode[]): void;
  /** Puts in what is left, its last paragraph into the one behind the place. */
  close(blocks: readonly ProseMirrorNode[], finish?: Incoming["finish"]): void;
}

/**
 * The place between two blocks where the others come in. It is known by the names of its neighbours, since positions
 * do not survive what other people write meanwhile.
 */
function openPlace(view: EditorView, step: UndoStep): Place {
  let behind = "";
  step.change(() => (behind = splitAtCaret(view)));
  let before: string | null = null;
  const change = (tr: Transaction) => tr.setMeta("paste", true).setMeta("preventAutolink", true);
  const put = (tr: Transaction, blocks: Fragment): number => {
    const after = before === null ? null : blockNamed(tr.doc, before);
    const rest = after ? null : blockNamed(tr.doc, behind);
    const at = after ? after.pos + after.node.nodeSize : (rest?.pos ?? tr.doc.content.size);
    const { length } = tr.steps;
    tr.insert(at, blocks);
    if (before === null) joinToBeginning(tr, at);
    before = idOf(tr.doc.resolve(tr.mapping.slice(length).map(at)).nodeBefore) ?? before;
    return at;
  };
  const insert = (given: readonly ProseMirrorNode[]) => {
    const { state } = view;
    const { tr } = state;
    const blocks = namedBlocks(given);
    const isFirst = before === null;
    const at = put(tr, blocks);
    step.change(() => {
      if (!isFirst) shareInserted(state, { doc: tr.doc, at, blocks });
      view.dispatch(change(tr));
    });
  };
  return {
    insert,
    close(blocks, finish) {
      const last = blocks.at(-1);
      const joined = last && takesIn(blockNamed(view.state.doc, behind)?.node, last) ? last : null;
      const whole = joined ? blocks.slice(0, -1) : blocks;
      if (whole.length > 0) insert(whole);
      // In a change of its own: then what was typed meanwhile stays the same text, as people and undoing know it.
      const { tr } = view.state;
      const rest = blockNamed(tr.doc, behind);
      if (rest && joined) tr.insert(rest.pos + 1, joined.content);
      if (rest && before === null) joinToBeginning(tr, rest.pos);
      finish?.(tr);
      step.change(() => view.dispatch(change(tr)));
    },
  };
}

function takesIn(rest: ProseMirrorNode | undefined, last: ProseMirrorNode): boolean {
  return rest?.type.name === "paragraph" && last.type.name === "paragraph";
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
