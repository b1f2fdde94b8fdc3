import type { Editor } from "@tiptap/core";
import { BulletList, ListItem, OrderedList, TaskItem, TaskList } from "@tiptap/extension-list";
import { isSaidAlready, listRule, makesTask } from "./list-rules.ts";

/*
 * Items may be empty or begin with something other than a paragraph, and lists may have no items: when people edit at
 * once that happens, and what the schema cannot hold would be deleted from the shared document.
 */
export const listExtensions = [
  BulletList.extend({
    content: "listItem*",
    addInputRules() {
      // A task begins with the same in Markdown.
      const inItem = isSaidAlready("bulletList", "taskList");
      return (this.parent?.() ?? []).map((rule) => listRule(rule, inItem));
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
      return (this.parent?.() ?? []).map((rule) => listRule(rule, isSaidAlready("orderedList")));
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
    addInputRules() {
      return (this.parent?.() ?? []).map((rule) => listRule(rule, makesTask));
    },
  }).configure({ nested: true, HTMLAttributes: { "data-type": "taskItem" } }),
];

/** Ticks the task whose line the caret is in, or takes the tick away. */
function tick({ state, view }: Editor): boolean {
  const { $from } = state.selection;
  const item = $from.depth > 1 ? $from.node(-1) : null;
  if (item?.type.name !== "taskItem") return false;
  view.dispatch(state.tr.setNodeAttribute($from.before(-1), "checked", item.attrs.checked !== true));
  return true;
}

/** The number an ordered list may start with; anything Markdown cannot write becomes 1. */
export function listStart(value: unknown): number {
  const start =
    typeof value === "number" ? value : typeof value === "string" ? Number.parseInt(value, 10) : Number.NaN;
  return Number.isInteger(start) && start >= 0 && start <= 999_999_999 ? start : 1;
}
