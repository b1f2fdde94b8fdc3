import { expect, test } from "vitest";
import { visitor } from "#lib/actor.ts";
import { db } from "#lib/db/db.ts";
import { actorOf, createMember, createSetting, createUser } from "#lib/testing/factories.ts";
import {
  acceptInvitation,
  createInvitation,
  listInvitations,
  readInvitation,
  revokeInvitation,
} from "./invitations.ts";
import { removeMember } from "./members.ts";

const tokenOf = ({ url }: { url: string }) => url.split("/").at(-1) ?? "";

test("an invitation brings one person in, once", async () => {
  const { actor, owner, workspace } = await createSetting();
  const made = await createInvitation(actor, { workspace: workspace.slug, role: "guest" });
  const token = tokenOf(made);
  expect(made.url).toBe(`http://localhost:3000/invite/${token}`);
  expect(await readInvitation({ token })).toEqual({
    workspace: workspace.name,
    invitedBy: owner.name,
    role: "guest",
  });

  const [ben, cleo] = [await actorOf(await createUser()), await actorOf(await createUser())];
  expect(await acceptInvitation(ben, { token })).toEqual({ workspace: workspace.slug });
  await expect(acceptInvitation(cleo, { token })).rejects.toMatchObject({ code: "not-found" });
  await expect(readInvitation({ token })).rejects.toMatchObject({ code: "not-found" });
  expect(await db.member.count({ where: { workspaceId: workspace.id } })).toBe(2);
  expect(await listInvitations(actor, { workspace: workspace.slug })).toEqual([]);
});

test("of ten people who accept at once, one gets in", async () => {
  const { actor, workspace } = await createSetting();
  const token = tokenOf(await createInvitation(actor, { workspace: workspace.slug, role: "member" }));
  const people = await Promise.all(Array.from({ length: 10 }, async () => actorOf(await createUser())));
  const outcomes = await Promise.allSettled(people.map((person) => acceptInvitation(person, { token })));
  expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  expect(await db.member.count({ where: { workspaceId: workspace.id } })).toBe(2);
});

test("the token is not in the database", async () => {
  const { actor, workspace } = await createSetting();
  const { id, url } = await createInvitation(actor, { workspace: workspace.slug, role: "member" });
  const row = await db.invitation.findUniqueOrThrow({ where: { id } });
  expect(row.tokenHash).toHaveLength(32);
  expect(JSON.stringify(row)).not.toContain(tokenOf({ url }));
});

test("an invitation ends after seven days, or when it is revoked, or when its author is removed", async () => {
  const { actor, workspace } = await createSetting();
  const slug = workspace.slug;
  const admin = await createUser();
  await createMember({ workspace, user: admin, role: "admin" });
  const old = await createInvitation(actor, { workspace: slug, role: "member" });
  const revoked = await createInvitation(actor, { workspace: slug, role: "member" });
  const orphaned = await createInvitation(await actorOf(admin), { workspace: slug, role: "member" });
  const { expiresAt } = await db.invitation.findUniqueOrThrow({ where: { id: old.id } });
  expect(Math.round((expiresAt.getTime() - Date.now()) / 3600_000)).toBe(7 * 24);

  await db.invitation.update({ where: { id: old.id }, data: { expiresAt: new Date() } });
  await revokeInvitation(actor, { workspace: slug, id: revoked.id });
  await removeMember(actor, { workspace: slug, user: admin.id });
  const person = await actorOf(await createUser());
  for (const made of [old, revoked, orphaned])
    await expect(acceptInvitation(person, { token: tokenOf(made) })).rejects.toMatchObject({ status: 404 });
});

test("a member who follows an invitation keeps their role and does not use it up", async () => {
  const { actor, workspace } = await createSetting();
  const token = tokenOf(await createInvitation(actor, { workspace: workspace.slug, role: "guest" }));
  expect(await acceptInvitation(actor, { token })).toEqual({ workspace: workspace.slug });
  const members = await db.member.findMany({ where: { workspaceId: workspace.id } });
  expect(members).toMatchObject([{ userId: actor.userId, role: "owner" }]);
  await expect(readInvitation({ token })).resolves.toBeDefined();
});

test("only owners and admins invite, into their own workspaces", async () => {
  const { workspace } = await createSetting();
  const stranger = (await createSetting()).actor;
  const roles = ["member", "guest"] as const;
  for (const role of roles) {
    const user = await createUser();
    await createMember({ workspace, user, role });
    const invitation = createInvitation(await actorOf(user), { workspace: workspace.slug, role: "guest" });
    await expect(invitation).rejects.toMatchObject({ code: "forbidden" });
  }
  const input = { workspace: workspace.slug, role: "member" } as const;
  await expect(createInvitation(stranger, input)).rejects.toMatchObject({ code: "not-found" });
  await expect(createInvitation(visitor, input)).rejects.toMatchObject({ code: "unauthenticated" });
});

test("a foreign invitation cannot be revoked by way of one's own workspace", async () => {
  const [mine, theirs] = [await createSetting(), await createSetting()];
  const made = await createInvitation(theirs.actor, { workspace: theirs.workspace.slug, role: "member" });
  const revoked = revokeInvitation(mine.actor, { workspace: mine.workspace.slug, id: made.id });
  await expect(revoked).rejects.toMatchObject({ code: "not-found" });
  await expect(readInvitation({ token: tokenOf(made) })).resolves.toBeDefined();
});
