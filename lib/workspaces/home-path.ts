import type { Actor } from "#lib/actor.ts";
import { listWorkspaces } from "./list-workspaces.ts";

/** Where a person begins: the workspace they were in last, or the first they joined, or the making of one. */
export async function homePath(actor: Actor, last: string | undefined): Promise<string> {
  const workspaces = await listWorkspaces(actor);
  const chosen = workspaces.find(({ slug }) => slug === last) ?? workspaces[0];
  return chosen ? `/w/${chosen.slug}` : "/workspaces/new";
}
