import { Extension, Node, type Extensions } from "@tiptap/core";
import { Plugin, PluginKey } from "@tiptap/pm/state";
import { missingEnds } from "../paste/directions.ts";

const TitleDocument = Node.create({ name: "doc", topNode: true, content: "titleLine" });

const TitleLine = Node.create({
  name: "titleLine",
  content: "text*",
  marks: "",
  parseHTML: () => [{ tag: "h1" }, { tag: "p" }],
  renderHTML: () => ["h1", { class: "title-line" }, 0],
});

const TitleText = Node.create({ name: "text", group: "inline" });

/** Keeps the title on one line: Enter does nothing, and pasted lines are joined by spaces. */
const SingleLine = Extension.create({
  name: "singleLine",
  addKeyboardShortcuts: () => ({
    Enter: () => true,
    "Shift-Enter": () => true,
    "Mod-Enter": () => true,
  }),
  addProseMirrorPlugins: () => [
    new Plugin({
      key: new PluginKey("singleLine"),
      props: {
        handlePaste(view, event) {
          const text = event.clipboardData?.getData("text/plain");
          if (text === undefined) return false;
          const line = oneLine(text);
          view.dispatch(view.state.tr.insertText(line + missingEnds(line)).scrollIntoView());
          return true;
        },
      },
    }),
  ],
});

/** The title's schema: one line of plain text. */
export const titleExtensions: Extensions = [TitleDocument, TitleLine, TitleText, SingleLine];

/** The text as a single line: what a title can hold. */
export function oneLine(text: string): string {
  return text.replace(/[\s\p{Cc}]+/gu, " ").trim();
}
