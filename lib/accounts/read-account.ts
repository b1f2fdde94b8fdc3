import type { Actor } from "#lib/actor.ts";
import { db } from "#lib/db/db.ts";
import { requirePerson } from "#lib/permissions/people.ts";

/** What a person sees of their own account. */
export function readAccount(actor: Actor): Promise<{ name: string; email: string }> {
  const { userId } = requirePerson(actor);
  return db.user.findUniqueOrThrow({ where: { id: userId }, select: { name: true, email: true } });
}
