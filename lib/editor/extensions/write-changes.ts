import type { Node as ProseMirrorNode } from "@tiptap/pm/model";
import type { EditorView } from "@tiptap/pm/view";
import { getRelativeSelection, updateYFragment, ySyncPluginKey } from "@tiptap/y-tiptap";
import * as Y from "yjs";

type Mapping = Map<unknown, ProseMirrorNode | ProseMirrorNode[]>;

/** What we know of how y-tiptap's binding writes into the shared document. */
export interface WritingBinding {
  doc: Y.Doc;
  type: Y.XmlFragment;
  /** What was read from each part of the shared document, or written into it. */
  mapping: Mapping;
  beforeTransactionSelection: object | null;
  prosemirrorView: EditorView | null;
  _prosemirrorChanged(doc: ProseMirrorNode): void;
}

/** A part of the shared document, and what it is to say. */
interface Part {
  type: Y.XmlFragment;
  node: ProseMirrorNode;
}

/**
 * Lets a binding look for a change only where it is. As it comes, it compares all blocks of a note with the shared
 * document at every key, and whenever the caret moves.
 */
export function writeChangesOnly(binding: WritingBinding): void {
  binding._prosemirrorChanged = (doc) =>
    binding.doc.transact(() => {
      const { mapping, type, prosemirrorView } = binding;
      if (mapping.get(type) !== doc) writeChange(binding, doc);
      if (prosemirrorView)
        binding.beforeTransactionSelection = getRelativeSelection(binding as never, prosemirrorView.state);
    }, ySyncPluginKey);
}

function writeChange(binding: WritingBinding, doc: ProseMirrorNode): void {
  const { mapping, type } = binding;
  const parts = partsWithChange(binding, doc);
  const innermost = parts.pop();
  if (!innermost) return;
  try {
    updateYFragment(binding.doc, innermost.type, innermost.node, binding as never);
  } catch (error) {
    mapping.delete(type); // the next change is looked for everywhere
    throw error;
  }
  for (const part of parts) mapping.set(part.type, part.node);
}

/** The parts that hold the whole change, each inside of the one before. */
function partsWithChange({ type, mapping }: WritingBinding, doc: ProseMirrorNode): Part[] {
  const parts: Part[] = [];
  for (let part: Part | null = { type, node: doc }; part; part = onlyChangedPart(part, mapping))
    parts.push(part);
  return parts;
}

function onlyChangedPart({ type, node }: Part, mapping: Mapping): Part | null {
  const before = mapping.get(type);
  if (!before || Array.isArray(before) || before.isTextblock || !before.sameMarkup(node)) return null;
  const index = onlyDifference(before, node);
  if (index === null) return null;
  const [inner, child] = [type.get(index), node.child(index)];
  const known = inner instanceof Y.XmlElement && mapping.get(inner) === before.child(index);
  return known && inner.nodeName === child.type.name ? { type: inner, node: child } : null;
}

function onlyDifference(before: ProseMirrorNode, after: ProseMirrorNode): number | null {
  const { childCount } = after;
  if (before.childCount !== childCount) return null;
  let first = 0;
  while (first < childCount && before.child(first) === after.child(first)) first += 1;
  let last = childCount - 1;
  while (last > first && before.child(last) === after.child(last)) last -= 1;
  return first === last ? first : null;
}
