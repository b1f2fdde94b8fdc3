import type { UserActor } from "#lib/actor.ts";
import { db } from "#lib/db/db.ts";
import type { Access, Visibility } from "#lib/db/generated/enums.ts";
import { tokenOf } from "./api.ts";
import { actorOf, createMember, createNotebook, createUser, createWorkspace } from "./factories.ts";
import { sessionCookieFor } from "./session-cookie.ts";

/** Everybody who may come to the door, in the order of the permission table's columns. */
export const castNames = [
  "anonymous",
  "stranger",
  "suspended",
  "guest",
  "reader",
  "commenter",
  "editor",
  "manager",
  "granted reader",
  "granted commenter",
  "granted editor",
  "granted manager",
  "member",
  "admin",
  "owner",
  "reading token",
  "writing token",
] as const;
export type CastName = (typeof castNames)[number];

/** Somebody with the headers that their browser or script would send. */
export interface Caller {
  name: CastName;
  headers: Record<string, string>;
  /** Null for those without a session of their own. */
  actor: UserActor | null;
  userId: string | null;
}

/**
 * A workspace with an open and a private notebook, and everybody. Guests are named with what their name says on both
 * notebooks, or granted it on each note of the stage; members, admins and owners are not named; the tokens are the
 * owner's.
 */
export async function createCast() {
  const owner = await createUser({ name: "Olga Owner" });
  const workspace = await createWorkspace({ owner });
  const people: Partial<Record<CastName, UserActor>> = { owner: await actorOf(owner) };
  for (const role of ["admin", "member"] as const) people[role] = await joined(workspace, role);
  const named: { user: { id: string }; access: Access }[] = [];
  const granted: { userId: string; access: Access }[] = [];
  for (const [name, access] of guests) {
    const actor = await joined(workspace, "guest");
    people[name] = actor;
    if (name.startsWith("granted ") && access) granted.push({ userId: actor.userId, access });
    else if (access) named.push({ user: { id: actor.userId }, access });
  }
  const suspended = await joined(workspace, "admin");
  people.suspended = suspended;
  await db.user.update({ where: { id: suspended.userId }, data: { suspendedAt: new Date() } });
  const elsewhere = await createUser({ name: "Sam Stranger" });
  await createWorkspace({ owner: elsewhere });
  people.stranger = await actorOf(elsewhere);
  const notebook = (visibility: Visibility) =>
    createNotebook({
      workspace,
      name: visibility,
      visibility,
      members: named,
      position: visibility === "open" ? "a0" : "a1",
    });
  return {
    owner,
    workspace,
    named,
    granted,
    notebooks: { open: await notebook("open"), private: await notebook("private") },
    callers: await Promise.all(castNames.map((name) => callerFor(name, people))),
  };
}

const guests: [CastName, Access | null][] = [
  ["guest", null],
  ["reader", "read"],
  ["commenter", "comment"],
  ["editor", "edit"],
  ["manager", "manage"],
  ["granted reader", "read"],
  ["granted commenter", "comment"],
  ["granted editor", "edit"],
  ["granted manager", "manage"],
];

async function joined(workspace: { id: string }, role: "admin" | "member" | "guest"): Promise<UserActor> {
  const { userId } = await createMember({ workspace, role });
  return await actorOf({ id: userId });
}

async function callerFor(name: CastName, people: Partial<Record<CastName, UserActor>>): Promise<Caller> {
  const token = name === "reading token" ? "read" : name === "writing token" ? "write" : null;
  if (token && people.owner) {
    return { name, headers: await tokenOf(people.owner, token), actor: null, userId: people.owner.userId };
  }
  const actor = people[name];
  if (!actor) return { name, headers: {}, actor: null, userId: null };
  const cookie = await sessionCookieFor(actor.sessionId);
  return { name, headers: { cookie: `${cookie.name}=${cookie.value}` }, actor, userId: actor.userId };
}
