import { Extension } from "@tiptap/core";
import { focusToolbar } from "./toolbar.tsx";

export const selectionToolbarKey = "selectionToolbar";
/** Sent to the editor's element when a link is asked for by keyboard. */
export const linkRequest = "commonplace:link";

/** The keys that lead out of the text to what floats above it. */
export const ToolbarKeys = Extension.create({
  name: "toolbarKeys",
  priority: 200,
  addKeyboardShortcuts() {
    return {
      "Alt-F10": () => {
        const around = this.editor.view.dom.parentElement;
        if (around && focusToolbar(around)) return true;
        this.editor.view.dispatch(this.editor.state.tr.setMeta(selectionToolbarKey, "show"));
        return around ? focusToolbar(around) : false;
      },
      // Without a selection the key stays what it is everywhere: the command menu.
      "Mod-k": () => {
        const { editor } = this;
        if (editor.state.selection.empty && !editor.isActive("link")) return false;
        if (editor.state.selection.empty) editor.commands.extendMarkRange("link");
        editor.view.dispatch(editor.state.tr.setMeta(selectionToolbarKey, "show"));
        editor.view.dom.dispatchEvent(new CustomEvent(linkRequest));
        return true;
      },
    };
  },
});
