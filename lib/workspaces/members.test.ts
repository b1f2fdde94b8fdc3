import { expect, test } from "vitest";
import type { Role } from "#lib/db/generated/enums.ts";
import { db } from "#lib/db/db.ts";
import { readNote } from "#lib/notes/read-note.ts";
import { createNote } from "#lib/notes/create-note.ts";
import {
  actorOf,
  createMember,
  createNotebook,
  createSetting,
  createUser,
  createWorkspace,
} from "#lib/testing/factories.ts";
import { changeRole, listMembers, removeMember } from "./members.ts";
import { roles } from "./schema.ts";

test("nobody gives or takes a role above their own", { timeout: 60_000 }, async () => {
  const outcomes: Record<string, boolean> = {};
  for (const own of roles)
    for (const from of roles)
      for (const to of roles) outcomes[`${own}: ${from} → ${to}`] = await mayChange(own, from, to);

  const expected: Record<string, boolean> = {};
  for (const own of roles)
    for (const from of roles)
      for (const to of roles)
        expected[`${own}: ${from} → ${to}`] =
          own === "owner" || (own === "admin" && from !== "owner" && to !== "owner");
  expect(outcomes).toEqual(expected);
});

async function mayChange(own: Role, from: Role, to: Role): Promise<boolean> {
  const { actor, other, workspace } = await pair(own, from);
  try {
    await changeRole(actor, { workspace: workspace.slug, user: other.id, role: to });
  } catch (error) {
    expect(error).toMatchObject({ code: "forbidden" });
  }
  const where = { workspaceId_userId: { workspaceId: workspace.id, userId: other.id } };
  const { role } = await db.member.findUniqueOrThrow({ where });
  if (role !== to) expect(role).toBe(from);
  return from === to ? own === "owner" || (own === "admin" && to !== "owner") : role === to;
}

test.each([
  ["owner", "owner", true],
  ["admin", "owner", false],
  ["admin", "admin", true],
  ["admin", "guest", true],
  ["member", "guest", false],
  ["guest", "guest", false],
] as const)("an actor who is %s removes an %s: %s", async (own, role, allowed) => {
  const { actor, other, workspace } = await pair(own, role);
  const removing = removeMember(actor, { workspace: workspace.slug, user: other.id });
  if (allowed) await removing;
  else await expect(removing).rejects.toMatchObject({ code: "forbidden" });
  const where = { workspaceId: workspace.id, userId: other.id };
  expect(await db.member.count({ where })).toBe(allowed ? 0 : 1);
});

test("the last owner stays, also when two step down at once", async () => {
  const { actor, owner, workspace } = await createSetting();
  const leave = { workspace: workspace.slug, user: owner.id };
  await expect(removeMember(actor, leave)).rejects.toMatchObject({ code: "conflict" });
  await expect(changeRole(actor, { ...leave, role: "member" })).rejects.toMatchObject({ code: "conflict" });

  const second = await createUser();
  await createMember({ workspace, user: second, role: "owner" });
  await Promise.allSettled([
    removeMember(actor, leave),
    removeMember(await actorOf(second), { workspace: workspace.slug, user: second.id }),
  ]);
  expect(await db.member.count({ where: { workspaceId: workspace.id, role: "owner" } })).toBe(1);
});

test("whoever is removed can read nothing more, not even what named them", async () => {
  const { actor, workspace } = await createSetting();
  const ben = await createUser();
  await createMember({ workspace, user: ben });
  const notebook = await createNotebook({
    workspace,
    visibility: "private",
    members: [{ user: ben, access: "manage" }],
  });
  const asBen = await actorOf(ben);
  const note = await createNote(asBen, {
    workspace: workspace.slug,
    notebook: notebook.shortId,
    title: "Mine",
  });
  await expect(readNote(asBen, { id: note.id })).resolves.toMatchObject({ title: "Mine" });

  await removeMember(actor, { workspace: workspace.slug, user: ben.id });
  await expect(readNote(asBen, { id: note.id })).rejects.toMatchObject({ code: "not-found" });
  await createMember({ workspace, user: ben });
  await expect(readNote(asBen, { id: note.id })).rejects.toMatchObject({ code: "not-found" });
});

test("e-mail addresses are shown to those who manage members, and one's own", async () => {
  const { actor, owner, workspace } = await createSetting();
  const ben = await createUser({ name: "Ben Oduya" });
  await createMember({ workspace, user: ben });
  const input = { workspace: workspace.slug };
  const emails = async (who: typeof actor) => (await listMembers(who, input)).map(({ email }) => email);
  expect(await emails(actor)).toEqual([owner.email, ben.email]);
  expect(await emails(await actorOf(ben))).toEqual([null, ben.email]);
});

test("a guest sees only themselves, a stranger nothing", async () => {
  const { workspace } = await createSetting();
  const guest = await createUser();
  await createMember({ workspace, user: guest, role: "guest" });
  const seen = await listMembers(await actorOf(guest), { workspace: workspace.slug });
  expect(seen).toMatchObject([{ id: guest.id, you: true }]);
  const stranger = listMembers(await actorOf(await createUser()), { workspace: workspace.slug });
  await expect(stranger).rejects.toMatchObject({ code: "not-found" });
});

test("a member of another workspace is not changed by way of one's own", async () => {
  const [mine, theirs] = [await createSetting(), await createSetting()];
  const input = { workspace: mine.workspace.slug, user: theirs.owner.id };
  await expect(changeRole(mine.actor, { ...input, role: "guest" })).rejects.toMatchObject({ status: 404 });
  await expect(removeMember(mine.actor, input)).rejects.toMatchObject({ status: 404 });
});

/** A workspace with an owner, somebody acting with the role `own`, and another member. */
async function pair(own: Role, role: Role) {
  const workspace = await createWorkspace({ owner: await createUser() });
  const [self, other] = [await createUser(), await createUser()];
  await createMember({ workspace, user: self, role: own });
  await createMember({ workspace, user: other, role });
  return { workspace, other, actor: await actorOf(self) };
}
