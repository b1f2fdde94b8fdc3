import type { Actor } from "#lib/actor.ts";
import { transaction } from "#lib/db/db.ts";
import { requirePerson } from "#lib/permissions/people.ts";
import { addStartHere } from "./add-start-here.ts";
import { insertWorkspace } from "./insert-workspace.ts";
import type { CreateWorkspace } from "./schema.ts";

/** A new workspace with the notebook "Start here"; whoever makes it owns it. */
export async function createWorkspace(actor: Actor, { name }: CreateWorkspace): Promise<{ slug: string }> {
  const { userId } = requirePerson(actor);
  return transaction(async (tx) => {
    const workspace = await insertWorkspace(tx, { name, owner: userId });
    await addStartHere(tx, workspace);
    return { slug: workspace.slug };
  });
}
