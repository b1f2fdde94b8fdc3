import { Extension, type Editor } from "@tiptap/core";
import { Plugin, PluginKey } from "@tiptap/pm/state";
import { DecorationSet, type Decoration } from "@tiptap/pm/view";

const keys = {
  found: new PluginKey<DecorationSet>("found"),
  linkedBlock: new PluginKey<DecorationSet>("linkedBlock"),
  comments: new PluginKey<DecorationSet>("comments"),
};

/**
 * Room for decorations of what is loaded late (what was found, a block that was linked to): adding a plugin to a living
 * editor would make y-tiptap draw the whole note anew. Each has a plugin of its own, so that none is put together with
 * the others anew at every key.
 */
export const Overlays = Extension.create({
  name: "overlays",
  addProseMirrorPlugins: () => Object.values(keys).map(overlay),
});

function overlay(key: PluginKey<DecorationSet>): Plugin<DecorationSet> {
  return new Plugin<DecorationSet>({
    key,
    state: {
      init: () => DecorationSet.empty,
      apply(transaction, shown) {
        const change = transaction.getMeta(key) as DecorationSet | undefined;
        return change ?? shown.map(transaction.mapping, transaction.doc);
      },
    },
    props: { decorations: (state) => key.getState(state) },
  });
}

/** Shows these decorations under a name, in place of those it had. None takes them away. */
export function showOverlay(editor: Editor, name: keyof typeof keys, decorations: Decoration[]): void {
  if (editor.isDestroyed) return;
  const { view } = editor;
  const { doc, tr } = view.state;
  const key = keys[name];
  if (decorations.length === 0 && key.getState(view.state) === DecorationSet.empty) return;
  const set = decorations.length > 0 ? DecorationSet.create(doc, decorations) : DecorationSet.empty;
  view.dispatch(tr.setMeta(key, set).setMeta("addToHistory", false));
}
