import { Table, TableCell, TableHeader, TableRow } from "@tiptap/extension-table";

/** A GFM table. A cell holds one paragraph, because that is what a Markdown cell can say; Enter breaks the line. */
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
  TableHeader.extend({ content: "paragraph" }),
  TableCell.extend({ content: "paragraph" }),
];
