import type { Actor } from "#lib/actor.ts";
import { transaction } from "#lib/db/db.ts";
import type { Access, Visibility } from "#lib/db/generated/enums.ts";
import type { AccessLevel } from "#lib/permissions/access.ts";
import { requireNotebook } from "#lib/permissions/notes.ts";
import type { NotebookRef } from "./schema.ts";

/** Who a notebook is for. */
export interface NotebookMembers {
  id: string;
  name: string;
  visibility: Visibility;
  /** What the actor holds. */
  access: AccessLevel;
  members: { userId: string; name: string; access: Access }[];
}

/** The people named for a notebook, for everybody who may read in it. */
export async function listNotebookMembers(actor: Actor, { id }: NotebookRef): Promise<NotebookMembers> {
  return await transaction(async (tx) => {
    const {
      id: notebookId,
      name,
      visibility,
      access,
    } = await requireNotebook(tx, actor, { id, needed: "read" });
    const members = await tx.notebookMember.findMany({
      where: { notebookId },
      orderBy: [{ user: { name: "asc" } }, { userId: "asc" }],
      select: { userId: true, access: true, user: { select: { name: true } } },
    });
    return {
      id,
      name,
      visibility,
      access,
      members: members.map(({ userId, user, access: held }) => ({ userId, name: user.name, access: held })),
    };
  });
}
