import type { Actor } from "#lib/actor.ts";
import type { Tx } from "#lib/db/db.ts";
import type { Role } from "#lib/db/generated/enums.ts";
import { Refusal } from "#lib/errors.ts";
import { publishingTexts } from "#lib/texts/en/publishing.ts";
import { allows, type AccessLevel } from "./access.ts";
import { requireNote, type PermittedNote } from "./notes.ts";

const publishers: readonly Role[] = ["owner", "admin", "member"];

/** Whether somebody who holds `access` on a note may put it before the public, or take it away: editors, but no guests. */
export function mayPublish(actor: Actor, standing: { role: Role | null; access: AccessLevel }): boolean {
  if (actor.kind === "system") return true;
  return allows(standing.access, "edit") && standing.role !== null && publishers.includes(standing.role);
}

/** The note with this short id, if the actor may publish it; refuses as `requireNote` does. */
export async function requirePublishable(
  tx: Tx,
  actor: Actor,
  { id }: { id: string },
): Promise<PermittedNote> {
  const note = await requireNote(tx, actor, { id, needed: "edit" });
  if (!mayPublish(actor, note)) throw new Refusal("forbidden", publishingTexts.guestsMayNot);
  return note;
}
