import { generateKeyBetween } from "fractional-indexing";
import { userIdOf, type Actor } from "#lib/actor.ts";
import { transaction } from "#lib/db/db.ts";
import { shortId } from "#lib/db/short-id.ts";
import { announce } from "#lib/events/events.ts";
import { requireWorkspaceHeld } from "#lib/permissions/hold-members.ts";
import type { CreateNotebook } from "./schema.ts";
import { lockTree } from "./tree-lock.ts";

/** Makes a notebook at the end of the workspace; whoever makes it manages it. */
export async function createNotebook(
  actor: Actor,
  { workspace: slug, name, visibility }: CreateNotebook,
): Promise<{ id: string }> {
  return await transaction(async (tx) => {
    const asked = { slug, action: "createNotebook", hold: "to decide" } as const;
    const workspace = await requireWorkspaceHeld(tx, actor, asked);
    await lockTree(tx, workspace.id);
    const last = await tx.notebook.findFirst({
      where: { workspaceId: workspace.id },
      orderBy: { position: "desc" },
      select: { position: true },
    });
    const userId = userIdOf(actor);
    const notebook = await tx.notebook.create({
      data: {
        shortId: shortId(),
        workspaceId: workspace.id,
        name,
        visibility,
        position: generateKeyBetween(last?.position, null),
        members: { create: userId === null ? [] : [{ userId, access: "manage" }] },
      },
      select: { shortId: true },
    });
    await announce(tx, { type: "tree.changed", workspaceId: workspace.id });
    return { id: notebook.shortId };
  });
}
