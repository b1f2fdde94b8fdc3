import type { Fragment, Node as ProseMirrorNode } from "@tiptap/pm/model";
import type { EditorState } from "@tiptap/pm/state";
import { updateYFragment, ySyncPluginKey } from "@tiptap/y-tiptap";
import * as Y from "yjs";

/** What we know of y-tiptap's binding, which compares what is shown with what is shared. */
type Binding = Parameters<typeof updateYFragment>[3] & {
  doc: Y.Doc;
  type: Y.XmlFragment;
  mux: (work: () => void) => void;
};

/**
 * Puts blocks into the shared document that a transaction is about to put in at that place. The binding would find
 * them by itself, but compares every word of a note for that when blocks move down.
 */
export function shareInserted(
  state: EditorState,
  { doc, at, blocks }: { doc: ProseMirrorNode; at: number; blocks: Fragment },
): void {
  const { binding } = (ySyncPluginKey.getState(state) ?? {}) as { binding?: Binding };
  const parents = (binding && parentsAt(binding, state.doc, at)) ?? [];
  const parent = parents.at(-1);
  if (!binding || !parent) return;
  const { mapping } = binding;
  const [$before, $after] = [state.doc.resolve(at), doc.resolve(at)];
  binding.mux(() =>
    binding.doc.transact(() => {
      const elements = blocks.content.map(({ type }) => new Y.XmlElement(type.name));
      parent.insert($before.index(), elements);
      for (const [index, element] of elements.entries())
        updateYFragment(binding.doc, element, blocks.child(index), binding);
    }, ySyncPluginKey),
  );
  for (const [depth, type] of parents.entries()) mapping.set(type, $after.node(depth));
}

/** The shared ones of the nodes around a place, from the outermost; null when the two are not the same. */
function parentsAt({ type, mapping }: Binding, doc: ProseMirrorNode, at: number): Y.XmlFragment[] | null {
  const $at = doc.resolve(at);
  const parents: Y.XmlFragment[] = [type];
  for (let depth = 0; depth <= $at.depth; depth += 1) {
    const parent = parents[depth];
    if (parent?.length !== $at.node(depth).childCount) return null;
    if (depth === $at.depth) break;
    const inner: unknown = parent.get($at.index(depth));
    if (!(inner instanceof Y.XmlElement) || mapping.get(inner) !== $at.node(depth + 1)) return null;
    parents.push(inner);
  }
  return parents;
}
