import { Fragment, type Node as ProseMirrorNode, type NodeType } from "@tiptap/pm/model";
import { Selection, type Command } from "@tiptap/pm/state";
import { emptied } from "./block-commands.ts";
import type { Blocks } from "./blocks-at.ts";

/**
 * Puts items of a list elsewhere, with all that is in them: into a list as items of its kind, anywhere else as a list of
 * their own. A copy leaves them where they are.
 */
export function putItems(items: Blocks, to: number, copy = false): Command {
  return (state, dispatch) => {
    const list = state.doc.resolve(items.from).parent.type;
    const $to = state.doc.resolve(intoNeighbour(state.doc, to, list));
    const left = copy ? null : emptied(state, items);
    if (left && $to.pos >= left.from && $to.pos <= left.to) return false;
    const content = Fragment.from(fitting($to.parent, list, items.nodes));
    if (!$to.parent.canReplace($to.index(), $to.index(), content)) return false;
    if (!dispatch) return true;
    const { tr } = state;
    if (left) tr.delete(left.from, left.to);
    const place = tr.mapping.map($to.pos);
    tr.insert(place, content);
    tr.setSelection(Selection.near(tr.doc.resolve(place + 1)));
    dispatch(tr.scrollIntoView().setMeta("uiEvent", "drop"));
    return true;
  };
}

/** Next to a list of the same kind they belong into it. */
function intoNeighbour(doc: ProseMirrorNode, to: number, list: NodeType): number {
  const { parent, nodeBefore, nodeAfter } = doc.resolve(to);
  if (isList(parent)) return to;
  if (nodeBefore?.type === list) return to - 1;
  return nodeAfter?.type === list ? to + 1 : to;
}

function fitting(
  parent: ProseMirrorNode,
  list: NodeType,
  items: readonly ProseMirrorNode[],
): readonly ProseMirrorNode[] {
  if (!isList(parent)) return [list.create(null, items)];
  const { listItem, taskItem } = list.schema.nodes;
  const kind = parent.type.name === "taskList" ? taskItem : listItem;
  return items.map((item) =>
    !kind || item.type === kind ? item : kind.create({ id: item.attrs.id as unknown }, item.content),
  );
}

/** Whether what is in it are items. */
export function isList({ type }: ProseMirrorNode): boolean {
  return type.name.endsWith("List");
}
