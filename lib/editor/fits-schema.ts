import type { MarkType, NodeType, Schema } from "@tiptap/pm/model";
import * as Y from "yjs";
import { BODY_FIELD, TITLE_FIELD } from "./fields.ts";
import { markName } from "./mark-name.ts";
import { bodySchema, titleSchema } from "./schema.ts";
import { deepestNesting } from "./yjs.ts";

/**
 * Whether what a transaction added to the body and the title is what an editor with our schema can write: nodes and marks
 * that it knows, each where it may stand. Every browser would delete anything else from the shared document, together
 * with the words of others around it. What was there before is not judged. To be called before the transaction is
 * cleaned up, in `afterTransaction`.
 */
export function additionsFit(transaction: Y.Transaction): boolean {
  const roots = new Map<unknown, Schema>([
    [transaction.doc.share.get(BODY_FIELD), bodySchema],
    [transaction.doc.share.get(TITLE_FIELD), titleSchema],
  ]);
  return added(transaction).every((item) => item.deleted || fits(item, roots));
}

function added({ doc, beforeState, afterState }: Y.Transaction): Y.Item[] {
  return [...afterState].flatMap(([client, end]) => {
    const from = beforeState.get(client) ?? 0;
    const structs = doc.store.clients.get(client);
    if (from >= end || !structs) return [];
    return structs.slice(Y.findIndexSS(structs, from)).filter((struct) => struct instanceof Y.Item);
  });
}

function fits({ parent, parentSub, content }: Y.Item, roots: Map<unknown, Schema>): boolean {
  if (!(parent instanceof Y.AbstractType)) return true; // its place is gone
  const schema = schemaAround(parent, roots);
  if (schema === "elsewhere") return true; // nothing that anybody shows
  if (schema === "too-deep") return false;
  if (parent._item === null)
    return parentSub === null && fitsBetweenBlocks(schema.topNodeType, content, schema);
  if (parent instanceof Y.XmlText) return parentSub === null && fitsInText(parent, content, schema);
  if (!(parent instanceof Y.XmlElement)) return false;
  if (parentSub !== null) return content instanceof Y.ContentAny;
  const type = schema.nodes[parent.nodeName];
  return !type || fitsBetweenBlocks(type, content, schema); // it was not known before this transaction, either
}

function schemaAround(
  type: Y.AbstractType<unknown>,
  roots: Map<unknown, Schema>,
): Schema | "elsewhere" | "too-deep" {
  let outer = type;
  for (let depth = 0; outer._item; depth++) {
    if (depth > deepestNesting) return "too-deep";
    const { parent } = outer._item;
    if (!(parent instanceof Y.AbstractType)) return "elsewhere"; // its place is gone
    outer = parent;
  }
  return roots.get(outer) ?? "elsewhere";
}

type Content = Y.Item["content"];

/** A text, or an element that the schema allows there. */
function fitsBetweenBlocks(around: NodeType, content: Content, { nodes }: Schema): boolean {
  if (!(content instanceof Y.ContentType)) return false;
  const { type } = content;
  if (type instanceof Y.XmlText) return around.inlineContent;
  if (!(type instanceof Y.XmlElement)) return false;
  const inner = nodes[type.nodeName];
  return inner !== undefined && !inner.isText && allowedIn(around).has(inner);
}

/** Letters, and marks that are known and allowed on them. */
function fitsInText({ parent }: Y.XmlText, content: Content, { nodes, marks }: Schema): boolean {
  if (content instanceof Y.ContentString) return true;
  if (!(content instanceof Y.ContentFormat)) return false;
  if (content.value === null) return true; // where a mark ends
  const mark: MarkType | undefined = marks[markName(content.key)];
  const around = parent instanceof Y.XmlElement ? nodes[parent.nodeName] : undefined;
  return mark !== undefined && (around === undefined || around.allowsMarkType(mark));
}

const allowed = new WeakMap<NodeType, ReadonlySet<NodeType>>();

/** What may stand in such a node at all; people who write at once bring it there in any order and number. */
function allowedIn(around: NodeType): ReadonlySet<NodeType> {
  const known = allowed.get(around);
  if (known) return known;
  const inner = new Set<NodeType>();
  const seen = new Set([around.contentMatch]);
  for (const match of seen)
    for (let index = 0; index < match.edgeCount; index++) {
      const { type, next } = match.edge(index);
      inner.add(type);
      seen.add(next);
    }
  allowed.set(around, inner);
  return inner;
}
