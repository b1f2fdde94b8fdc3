import type { JSONContent } from "@tiptap/core";
import type { Actor } from "#lib/actor.ts";
import type { Tx } from "#lib/db/db.ts";
import { findTargets } from "./find-targets.ts";
import { targetKey } from "./link-facts.ts";
import { visit, writtenLink } from "./link-words.ts";

export interface Unresolved {
  workspaceId: string;
  /** The notebook of the note, if that is known. */
  notebookId?: string | undefined;
  body: JSONContent;
  /** What the note said before: the same words go on leading to the same note, whatever that is called by now. */
  previous?: JSONContent[] | undefined;
}

/** The body with the links, whose note is not known yet, made to lead to the notes that the actor may read. */
export async function resolveLinks(tx: Tx, actor: Actor, unresolved: Unresolved): Promise<JSONContent> {
  const { workspaceId, notebookId, body, previous = [] } = unresolved;
  const targets = openTargets(body);
  if (targets.length === 0) return body;
  const before = knownTargets(previous);
  const left = targets.filter((target) => !before.has(targetKey(target)));
  const found = await findTargets(tx, actor, { workspaceId, notebookId, targets: left });
  return resolved(body, (target) => before.get(targetKey(target)) ?? found.get(target)?.shortId ?? null);
}

/** The targets of links in a body whose note is not known, without repeats. */
export function openTargets(body: JSONContent): string[] {
  const targets = new Set<string>();
  visit(body, (node) => {
    const link = writtenLink(node);
    if (link && link.note === null && link.target !== "") targets.add(link.target);
  });
  return [...targets];
}

function knownTargets(bodies: JSONContent[]): Map<string, string> {
  const known = new Map<string, string>();
  for (const body of bodies) {
    visit(body, (node) => {
      const link = writtenLink(node);
      if (link?.note && !known.has(targetKey(link.target))) known.set(targetKey(link.target), link.note);
    });
  }
  return known;
}

function resolved(node: JSONContent, noteFor: (target: string) => string | null): JSONContent {
  const link = writtenLink(node);
  if (link && link.note === null && link.target !== "") {
    const note = noteFor(link.target);
    return note === null ? node : { ...node, attrs: { ...node.attrs, note } };
  }
  return node.content ? { ...node, content: node.content.map((child) => resolved(child, noteFor)) } : node;
}
