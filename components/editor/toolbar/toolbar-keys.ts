import { Extension } from "@tiptap/core";
import type { EditorView } from "@tiptap/pm/view";
import { toolsShown } from "./load-tools.ts";
import { blockMenuRequest, linkRequest, selectionToolbarKey } from "./toolbar-names.ts";

/** The keys that lead out of the text to what floats above it. */
export const ToolbarKeys = Extension.create({
  name: "toolbarKeys",
  priority: 200,
  addKeyboardShortcuts() {
    const withTools = (act: (tools: Awaited<ReturnType<typeof toolsShown>>) => void) => () => {
      if (!this.editor.isEditable) return false;
      void toolsShown().then((tools) => !this.editor.isDestroyed && act(tools));
      return true;
    };
    const command = (which: "moveUp" | "moveDown" | "duplicate") =>
      withTools(({ blockCommands }) => blockCommands[which](this.editor.state, this.editor.view.dispatch));
    return {
      "Alt-Shift-ArrowUp": command("moveUp"),
      "Alt-Shift-ArrowDown": command("moveDown"),
      "Mod-d": command("duplicate"),
      "Alt-Enter": withTools(() => this.editor.view.dom.dispatchEvent(new CustomEvent(blockMenuRequest))),
      "Alt-F10": () => {
        const { view } = this.editor;
        void toolsShown().then(() => {
          if (view.isDestroyed || focusToolbar(view)) return;
          view.dispatch(view.state.tr.setMeta(selectionToolbarKey, "show"));
          focusToolbar(view);
        });
        return true;
      },
      // Without a selection the key stays what it is everywhere: the command menu.
      "Mod-k": () => {
        const { editor } = this;
        if (editor.state.selection.empty && !editor.isActive("link")) return false;
        if (editor.state.selection.empty) editor.commands.extendMarkRange("link");
        editor.view.dispatch(editor.state.tr.setMeta(selectionToolbarKey, "show"));
        void toolsShown().then(() => editor.view.dom.dispatchEvent(new CustomEvent(linkRequest)));
        return true;
      },
    };
  },
});

/** Puts the focus on the toolbar that is showing; false when there is none. */
function focusToolbar(view: EditorView): boolean {
  const toolbar = view.dom.parentElement?.querySelector<HTMLElement>("[data-editor-toolbar]");
  const first = toolbar?.querySelector<HTMLElement>("button:not(:disabled), input, select, textarea");
  first?.focus();
  return Boolean(first);
}
