import type { Actor } from "#lib/actor.ts";
import { db, transaction } from "#lib/db/db.ts";
import { Refusal } from "#lib/errors.ts";
import { announce } from "#lib/events/events.ts";
import { requirePerson } from "#lib/permissions/people.ts";
import { accountTexts } from "#lib/texts/en/accounts.ts";
import type { EndSession } from "./schema.ts";

/** The browsers a person is signed in with, the latest used first. */
export async function listSessions(actor: Actor) {
  const { userId, sessionId } = requirePerson(actor);
  const sessions = await db.session.findMany({
    where: { userId, expiresAt: { gt: new Date() } },
    orderBy: { lastSeenAt: "desc" },
    select: { id: true, createdAt: true, lastSeenAt: true, userAgent: true },
    take: 100,
  });
  return sessions.map((session) => ({ ...session, current: session.id === sessionId }));
}

/** Ends one of the person's own sessions at once: its pages and its sockets. */
export async function endSession(actor: Actor, { id }: EndSession): Promise<void> {
  const { userId } = requirePerson(actor);
  await transaction(async (tx) => {
    const { count } = await tx.session.deleteMany({ where: { id, userId } });
    if (count === 0) throw new Refusal("not-found", accountTexts.sessionNotFound);
    await announce(tx, { type: "session.ended", userId, sessionId: id });
  });
}

/** Ends all sessions of the person but this one. */
export async function endOtherSessions(actor: Actor): Promise<void> {
  const { userId, sessionId } = requirePerson(actor);
  await transaction(async (tx) => {
    await tx.session.deleteMany({ where: { userId, NOT: { id: sessionId } } });
    await announce(tx, { type: "session.ended", userId, except: sessionId });
  });
}
