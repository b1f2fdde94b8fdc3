import { sessionDays } from "#lib/accounts/limits.ts";
import type { UserActor } from "#lib/actor.ts";
import { db, transaction } from "#lib/db/db.ts";
import { announce } from "#lib/events/events.ts";

const day = 24 * 3600_000;
/** A session ends this long after it was last used. */
const lifetimeMs = sessionDays * day;
const touchEveryMs = 5 * 60_000;

/** Starts a session for a person who has just proved who they are; its id. */
export function startSession(userId: string, userAgent: string | null): Promise<string> {
  return transaction(async (tx) => {
    const expiresAt = new Date(Date.now() + lifetimeMs);
    const data = { userId, expiresAt, userAgent: userAgent?.slice(0, 400) ?? null };
    const { id } = await tx.session.create({ data, select: { id: true } });
    return id;
  });
}

/** The person of a session that has not ended; using it puts its end off. */
export async function actorOfSession(sessionId: string): Promise<UserActor | null> {
  const session = await db.session.findUnique({
    where: { id: sessionId, expiresAt: { gt: new Date() }, user: { suspendedAt: null } },
    select: { userId: true, lastSeenAt: true },
  });
  if (!session) return null;
  if (Date.now() - session.lastSeenAt.getTime() > touchEveryMs) await touch(sessionId);
  return { kind: "user", userId: session.userId, sessionId };
}

function touch(sessionId: string) {
  const data = { lastSeenAt: new Date(), expiresAt: new Date(Date.now() + lifetimeMs) };
  // updateMany: the session may have been ended this moment, which is no error here.
  return transaction((tx) => tx.session.updateMany({ where: { id: sessionId }, data }));
}

/** Forgets the sessions that nobody used in time. */
export async function forgetExpiredSessions(): Promise<void> {
  await transaction((tx) => tx.session.deleteMany({ where: { expiresAt: { lt: new Date() } } }));
}

/** Ends the session, if it is there: its cookie is worth nothing from now on, and its sockets are closed. */
export async function endSessionWithId(sessionId: string): Promise<void> {
  await transaction(async (tx) => {
    const [ended] = await tx.session.findMany({ where: { id: sessionId }, select: { userId: true } });
    if (!ended) return;
    await tx.session.deleteMany({ where: { id: sessionId } });
    await announce(tx, { type: "session.ended", userId: ended.userId, sessionId });
  });
}
