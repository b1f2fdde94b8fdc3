import { Extension, type Editor } from "@tiptap/core";
import { Plugin, PluginKey } from "@tiptap/pm/state";
import { DecorationSet, type Decoration } from "@tiptap/pm/view";

type Shown = Readonly<Record<string, DecorationSet>>;

const key = new PluginKey<Shown>("overlays");

/**
 * Room for decorations of what is loaded late (what was found, a block that was linked to): adding a plugin to a living
 * editor would make y-tiptap draw the whole note anew.
 */
export const Overlays = Extension.create({
  name: "overlays",
  addProseMirrorPlugins: () => [
    new Plugin<Shown>({
      key,
      state: {
        init: () => ({}),
        apply(transaction, shown) {
          const change = transaction.getMeta(key) as Shown | undefined;
          const names = Object.keys(shown);
          if (!transaction.docChanged || names.length === 0) return change ? { ...shown, ...change } : shown;
          const { mapping, doc } = transaction;
          const moved = names.map((name) => [name, shown[name]?.map(mapping, doc) ?? DecorationSet.empty]);
          return { ...(Object.fromEntries(moved) as Shown), ...change };
        },
      },
      props: {
        decorations(state) {
          const sets = Object.values(key.getState(state) ?? {}).filter((set) => set !== DecorationSet.empty);
          const [first] = sets;
          if (sets.length < 2 || !first) return first;
          return first.add(
            state.doc,
            sets.slice(1).flatMap((set) => set.find()),
          );
        },
      },
    }),
  ],
});

/** Shows these decorations under a name, in place of those it had. None takes them away. */
export function showOverlay(editor: Editor, name: string, decorations: Decoration[]): void {
  if (editor.isDestroyed) return;
  const { view } = editor;
  const { doc, tr } = view.state;
  const shown = key.getState(view.state)?.[name];
  if (decorations.length === 0 && (!shown || shown === DecorationSet.empty)) return;
  const set = decorations.length > 0 ? DecorationSet.create(doc, decorations) : DecorationSet.empty;
  view.dispatch(tr.setMeta(key, { [name]: set }).setMeta("addToHistory", false));
}
