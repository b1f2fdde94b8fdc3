import type { Actor } from "#lib/actor.ts";
import { hashPassword, verifyPassword } from "#lib/auth/password.ts";
import { countAttempt, forgetAttempts } from "#lib/auth/rate-limits.ts";
import { db, transaction } from "#lib/db/db.ts";
import { Refusal } from "#lib/errors.ts";
import { announce } from "#lib/events/events.ts";
import { requirePerson } from "#lib/permissions/people.ts";
import { accountTexts } from "#lib/texts/en/accounts.ts";
import type { ChangePassword } from "./schema.ts";

/** Changes the password of somebody who knows the current one, and ends all their other sessions. */
export async function changePassword(actor: Actor, input: ChangePassword): Promise<void> {
  const { userId, sessionId } = requirePerson(actor);
  await countAttempt(["confirmPassword", userId]);
  const current = await db.user.findUniqueOrThrow({ where: { id: userId }, select: { passwordHash: true } });
  if (!(await verifyPassword(input.currentPassword, current.passwordHash))) {
    const message = accountTexts.wrongCurrentPassword;
    throw new Refusal("bad-request", message, { currentPassword: message });
  }
  const passwordHash = await hashPassword(input.newPassword);
  await transaction(async (tx) => {
    await tx.user.update({ where: { id: userId }, data: { passwordHash }, select: { id: true } });
    await tx.session.deleteMany({ where: { userId, NOT: { id: sessionId } } });
    await announce(tx, { type: "session.ended", userId, except: sessionId });
  });
  await forgetAttempts(["confirmPassword", userId]);
}
