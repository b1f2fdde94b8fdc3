import type { Actor } from "#lib/actor.ts";
import { transaction } from "#lib/db/db.ts";
import { requirePerson } from "#lib/permissions/people.ts";
import type { ChangeName } from "./schema.ts";

/** Changes the name that others see beside what this person writes. */
export async function changeName(actor: Actor, { name }: ChangeName): Promise<void> {
  const { userId } = requirePerson(actor);
  await transaction((tx) => tx.user.update({ where: { id: userId }, data: { name }, select: { id: true } }));
}
