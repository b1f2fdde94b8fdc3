import { InputRule, type Editor } from "@tiptap/core";
import { BulletList, ListItem, OrderedList, TaskItem, TaskList } from "@tiptap/extension-list";

/*
 * Items may be empty or begin with something other than a paragraph, and lists may have no items: when people edit at
 * once that happens, and what the schema cannot hold would be deleted from the shared document.
 */
export const listExtensions = [
  BulletList.extend({
    content: "listItem*",
    addInputRules() {
      return (this.parent?.() ?? []).map(onlyInParagraphs);
    },
  }),
  OrderedList.extend({
    content: "listItem*",
    addAttributes: () => ({
      start: {
        default: 1,
        parseHTML: (element: HTMLElement) => listStart(element.getAttribute("start")),
      },
    }),
    addInputRules() {
      return (this.parent?.() ?? []).map(onlyInParagraphs);
    },
  }),
  ListItem.extend({ content: "block*" }),
  TaskList.extend({ content: "taskItem*" }),
  TaskItem.extend({
    content: "block*",
    addKeyboardShortcuts() {
      const { editor } = this;
      return { ...this.parent?.(), "Mod-Enter": () => tick(editor) };
    },
  }).configure({ nested: true }),
];

/** Ticks the task whose line the caret is in, or takes the tick away. */
function tick({ state, view }: Editor): boolean {
  const { $from } = state.selection;
  const item = $from.depth > 1 ? $from.node(-1) : null;
  if (item?.type.name !== "taskItem") return false;
  view.dispatch(state.tr.setNodeAttribute($from.before(-1), "checked", item.attrs.checked !== true));
  return true;
}

/** `- ` typed in a heading stays what it is. */
function onlyInParagraphs({ find, handler, undoable }: InputRule): InputRule {
  return new InputRule({
    find,
    undoable,
    handler: (props) =>
      props.state.doc.resolve(props.range.from).parent.type.name === "paragraph" ? handler(props) : null,
  });
}

/** The number an ordered list may start with; anything Markdown cannot write becomes 1. */
export function listStart(value: unknown): number {
  const start =
    typeof value === "number" ? value : typeof value === "string" ? Number.parseInt(value, 10) : Number.NaN;
  return Number.isInteger(start) && start >= 0 && start <= 999_999_999 ? start : 1;
}
