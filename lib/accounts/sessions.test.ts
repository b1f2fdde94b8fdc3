import { expect, test } from "vitest";
import { actorFrom } from "#lib/auth/actor-from.ts";
import { hashPassword } from "#lib/auth/password.ts";
import type { UserActor } from "#lib/actor.ts";
import { listen } from "#lib/events/listen.ts";
import type { DomainEvent } from "#lib/events/events.ts";
import { actorOf, createUser } from "#lib/testing/factories.ts";
import { sessionCookieFor } from "#lib/testing/session-cookie.ts";
import { changePassword } from "./change-password.ts";
import { endOtherSessions, endSession, listSessions } from "./sessions.ts";

test("a person sees their own sessions and which one is this", async () => {
  const user = await createUser();
  const here = await actorOf(user);
  const elsewhere = await actorOf(user);
  await actorOf(await createUser());

  const sessions = await listSessions(here);
  expect(sessions.map(({ id, current }) => ({ id, current }))).toEqual(
    expect.arrayContaining([
      { id: here.sessionId, current: true },
      { id: elsewhere.sessionId, current: false },
    ]),
  );
  expect(sessions).toHaveLength(2);
});

test("a session that is ended is worth nothing at once, and the sockets hear of it", async () => {
  const user = await createUser();
  const [here, elsewhere] = [await actorOf(user), await actorOf(user)];
  const events = await eventsDuring(() => endSession(here, { id: elsewhere.sessionId }));

  expect(await seenAs(elsewhere)).toEqual({ kind: "visitor" });
  expect(await seenAs(here)).toEqual(here);
  expect(events).toContainEqual({
    type: "session.ended",
    userId: user.id,
    sessionId: elsewhere.sessionId,
  });
});

test("nobody ends somebody else's session", async () => {
  const [ana, eve] = [await actorOf(await createUser()), await actorOf(await createUser())];
  await expect(endSession(eve, { id: ana.sessionId })).rejects.toMatchObject({ code: "not-found" });
  expect(await seenAs(ana)).toEqual(ana);
});

test("all other sessions can be ended together", async () => {
  const user = await createUser();
  const [here, one, two] = [await actorOf(user), await actorOf(user), await actorOf(user)];
  await endOtherSessions(here);
  expect(await Promise.all([here, one, two].map(seenAs))).toEqual([
    here,
    { kind: "visitor" },
    { kind: "visitor" },
  ]);
});

test("a new password ends the other sessions", async () => {
  const user = await createUser({ passwordHash: await hashPassword("the old one") });
  const [here, elsewhere] = [await actorOf(user), await actorOf(user)];
  const events = await eventsDuring(() =>
    changePassword(here, { currentPassword: "the old one", newPassword: "the new one" }),
  );
  expect(await seenAs(here)).toEqual(here);
  expect(await seenAs(elsewhere)).toEqual({ kind: "visitor" });
  expect(events).toContainEqual({ type: "session.ended", userId: user.id, except: here.sessionId });
});

test("a new password needs the current one, and guessing it is limited", async () => {
  const user = await createUser({ passwordHash: await hashPassword("the old one") });
  const [here, elsewhere] = [await actorOf(user), await actorOf(user)];
  const guess = () => changePassword(here, { currentPassword: "a guess", newPassword: "the new one" });
  for (let count = 0; count < 10; count++)
    await expect(guess()).rejects.toMatchObject({
      fields: { currentPassword: expect.any(String) as string },
    });
  await expect(guess()).rejects.toMatchObject({ code: "too-many-requests" });
  expect(await seenAs(elsewhere)).toEqual(elsewhere);
});

async function seenAs(actor: UserActor) {
  const { name, value } = await sessionCookieFor(actor.sessionId);
  return actorFrom(new Headers({ cookie: `${name}=${value}` }));
}

/** What is announced meanwhile; the last event is our own, so nothing before it is missed. */
async function eventsDuring(work: () => Promise<void>): Promise<DomainEvent[]> {
  const events: DomainEvent[] = [];
  const end = Promise.withResolvers<void>();
  const marker = await actorOf(await createUser());
  const subscription = await listen((event) => {
    if ("sessionId" in event && event.sessionId === marker.sessionId) end.resolve();
    else events.push(event);
  }, end.resolve);
  await work();
  await endSession(marker, { id: marker.sessionId });
  await end.promise;
  await subscription.close();
  return events;
}
