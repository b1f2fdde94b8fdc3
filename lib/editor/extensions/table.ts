import { Table, TableCell, TableHeader, TableRow } from "@tiptap/extension-table";

/** A table. Enter breaks the line in a cell, because one paragraph is what a Markdown cell can say; blocks fit in, too. */
export const tableExtensions = [
  Table.extend({
    addKeyboardShortcuts() {
      return {
        ...this.parent?.(),
        Enter: () => {
          const { $from } = this.editor.state.selection;
          const role: unknown = $from.depth > 0 ? $from.node(-1).type.spec.tableRole : null;
          return role === "cell" || role === "header_cell" ? this.editor.commands.setHardBreak() : false;
        },
      };
    },
  }).configure({ resizable: false, renderWrapper: true }),
  TableRow,
  TableHeader.extend({ content: "block*" }),
  TableCell.extend({ content: "block*" }),
];
