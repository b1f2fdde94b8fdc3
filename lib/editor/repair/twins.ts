import type { JSONContent } from "@tiptap/core";
import { BLOCK_TYPES } from "../block-id.ts";
import { mapChildren } from "./map-children.ts";

/**
 * Two people who move or retype the same block at once each make a copy of it, and both copies have its id. Where the
 * second says nothing that the first does not, it goes, with what holds nothing else. Where it does, both stay, and
 * the second loses the name.
 */
export function withoutTwins(body: JSONContent): JSONContent {
  if (!hasTwins(body, new Set())) return body;
  const first = new Map<string, string>();
  const visit = (node: JSONContent): JSONContent | null => {
    const id = idOf(node);
    const known = id === null ? undefined : first.get(id);
    const words = id === null ? "" : said(node);
    if (id !== null && known === words) return null;
    if (id !== null && known === undefined) first.set(id, words);
    const kept = mapChildren(known === undefined ? node : withoutName(node), visit);
    return node.content?.length && !kept.content?.length ? null : kept;
  };
  return visit(body) ?? { ...body, content: [] };
}

function hasTwins(node: JSONContent, ids: Set<string>): boolean {
  const id = idOf(node);
  if (id !== null && ids.has(id)) return true;
  if (id !== null) ids.add(id);
  return node.content?.some((child) => hasTwins(child, ids)) ?? false;
}

function withoutName({ attrs: { id: _id, ...attrs } = {}, ...node }: JSONContent): JSONContent {
  return { ...node, attrs };
}

function idOf({ type, attrs }: JSONContent): string | null {
  const id: unknown = attrs?.id;
  return typeof id === "string" && type !== undefined && BLOCK_TYPES.has(type) ? id : null;
}

/** What a block says, whatever it is: its text and what stands in it, without looks and names. */
function said({ type, text, attrs, content }: JSONContent): string {
  if (text !== undefined) return text;
  if (content) return content.map(said).join("");
  return type !== undefined && BLOCK_TYPES.has(type) && type !== "image" ? "" : JSON.stringify([type, attrs]);
}
