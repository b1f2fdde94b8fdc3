import { Extension, type Editor, type JSONContent, type Range } from "@tiptap/core";
import { Plugin, PluginKey, type EditorState } from "@tiptap/pm/state";

/** Where the space is that was put in after something chosen from a list, while the caret is still behind it. */
const key = new PluginKey<number | null>("softSpaces");

// Not a colon: behind a chosen emoji it most often begins the next one.
const closing = /^[.,;!?)\]}…]$/;

/**
 * After what was chosen from a list stands a space, so that one goes on writing. Those who type theirs, or a comma,
 * do not get both.
 */
export const SoftSpaces = Extension.create({
  name: "softSpaces",
  addProseMirrorPlugins: () => [
    new Plugin<number | null>({
      key,
      state: {
        init: () => null,
        apply(transaction, before) {
          const set = transaction.getMeta(key) as number | null | undefined;
          const pos = set === undefined ? before && transaction.mapping.map(before, -1) : set;
          return pos === transaction.selection.from ? pos : null;
        },
      },
      props: {
        // oxlint-disable-next-line max-params -- the library's signature
        handleTextInput(view, from, to, text) {
          const { state } = view;
          if (!isSoft(state, from) || from !== to || !(text === " " || closing.test(text))) return false;
          const { tr } = state;
          if (text !== " ") tr.insertText(text, from - 1, from);
          view.dispatch(tr.setMeta(key, null).scrollIntoView());
          return true;
        },
      },
    }),
  ],
});

function isSoft(state: EditorState, pos: number): boolean {
  return key.getState(state) === pos && state.doc.textBetween(pos - 1, pos) === " ";
}

/** Puts something in place of what was typed to find it, and a space after it that gives way to a typed one. */
export function insertChosen(editor: Editor, range: Range, chosen: JSONContent): void {
  editor
    .chain()
    .focus()
    .insertContentAt(range, [chosen, { type: "text", text: " " }])
    .command(({ tr }) => {
      tr.setMeta(key, tr.selection.from);
      return true;
    })
    .run();
}
