import { InputRule, type ExtendedRegExpMatchArray, type Range } from "@tiptap/core";
import { Fragment, type ResolvedPos } from "@tiptap/pm/model";
import { TextSelection, type Transaction } from "@tiptap/pm/state";
import { canJoin } from "@tiptap/pm/transform";
import { newBlockId } from "../block-id.ts";

interface Typed {
  tr: Transaction;
  range: Range;
  match: ExtendedRegExpMatchArray;
}

/** What a marker does at the beginning of an item of a list; false when it begins a list, as it does elsewhere. */
type InItem = (typed: Typed) => boolean;

/** What begins a list: not in a heading, and in an item only when that says something new of it. */
export function listRule({ find, handler, undoable }: InputRule, inItem: InItem): InputRule {
  return new InputRule({
    find,
    undoable,
    handler: (props) => {
      const { range, match, state } = props;
      const $at = state.doc.resolve(range.from);
      if ($at.parent.type.name !== "paragraph") return null;
      if (!beginsItem($at)) return handler(props);
      // An item may say nothing but `+`, and end with Enter.
      if (match[0].endsWith("\n")) return null;
      return inItem({ tr: state.tr, range, match }) ? undefined : handler(props);
    },
  });
}

function beginsItem($at: ResolvedPos): boolean {
  return $at.depth > 2 && $at.node(-2).type.name.endsWith("List") && $at.index(-1) === 0;
}

/** In an item of such a list the marker goes: whoever is used to Markdown types it before every item. */
export function isSaidAlready(...lists: string[]): InItem {
  return ({ tr, range }) => {
    if (!lists.includes(tr.doc.resolve(range.from).node(-2).type.name)) return false;
    tr.delete(range.from, range.to);
    return true;
  };
}

/** `[x] ` in an item with a bullet makes a task of it, as `- [x] ` does in Markdown; in a task it says how that stands. */
export function makesTask({ tr, range, match }: Typed): boolean {
  const list = tr.doc.resolve(range.from).node(-2).type.name;
  const checked = match.at(-1) === "x";
  if (list !== "taskList" && list !== "bulletList") return false;
  tr.delete(range.from, range.to);
  const $at = tr.doc.resolve(range.from);
  if (list === "taskList") tr.setNodeAttribute($at.before(-1), "checked", checked);
  else itemBecomesTask(tr, $at, checked);
  return true;
}

/** The items around it stay what they are; the list's id stays with the first part. */
function itemBecomesTask(tr: Transaction, $at: ResolvedPos, checked: boolean): void {
  const { taskList, taskItem } = tr.doc.type.schema.nodes;
  const [item, list] = [$at.node(-1), $at.node(-2)];
  if (!taskList || !taskItem) return;
  const [items, index] = [list.content.content, $at.index(-2)];
  const task = taskItem.create({ id: item.attrs.id as unknown, checked }, item.content);
  const [before, after] = [items.slice(0, index), items.slice(index + 1)];
  const from = $at.before(-2);
  const rest = list.type.create({ ...list.attrs, id: newBlockId() }, after);
  const parts = [
    ...(before.length > 0 ? [list.copy(Fragment.from(before))] : []),
    taskList.create({ id: before.length > 0 ? newBlockId() : (list.attrs.id as unknown) }, task),
    ...(after.length > 0 ? [rest] : []),
  ];
  tr.replaceWith(from, $at.after(-2), parts);
  const at = from + (before.length > 0 ? (parts[0]?.nodeSize ?? 0) : 0);
  tr.setSelection(TextSelection.create(tr.doc, at + 3));
  if (tr.doc.resolve(at).nodeBefore?.type === taskList && canJoin(tr.doc, at)) tr.join(at);
}
