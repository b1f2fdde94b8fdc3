import { expect, test } from "vitest";
import { actorFrom } from "#lib/auth/actor-from.ts";
import { db } from "#lib/db/db.ts";
import { mayInWorkspace } from "#lib/permissions/workspaces.ts";
import { actorOf, createUser } from "#lib/testing/factories.ts";
import { changePassword } from "./change-password.ts";
import { endOtherSessions, listSessions } from "./sessions.ts";
import { createToken, listTokens, revokeToken } from "./tokens.ts";

test("a token acts for its person with its scope, until it is revoked", async () => {
  const actor = await actorOf(await createUser());
  const { id, secret } = await createToken(actor, { name: "Script", scope: "read" });

  expect(secret).toMatch(/^cpt_[\w-]{43}$/);
  const seen = await actorFrom(bearer(secret));
  expect(seen).toEqual({ kind: "token", userId: actor.userId, tokenId: id, scope: "read" });
  expect(mayInWorkspace(seen, "owner", "invite")).toBe(false);

  await revokeToken(actor, { id });
  await expect(actorFrom(bearer(secret))).rejects.toMatchObject({ code: "unauthenticated" });
});

test("the database does not hold what would let one in", async () => {
  const actor = await actorOf(await createUser());
  const { id, secret } = await createToken(actor, { name: "Script", scope: "write" });
  const row = await db.apiToken.findUniqueOrThrow({ where: { id } });

  expect(row.hash).toHaveLength(32);
  expect(JSON.stringify(row)).not.toContain(secret.slice(4, -4));
  await expect(actorFrom(bearer(Buffer.from(row.hash).toString("hex")))).rejects.toMatchObject({
    status: 401,
  });
});

test("the list tells tokens apart without showing them, and when each was used", async () => {
  const actor = await actorOf(await createUser());
  const { secret } = await createToken(actor, { name: "Script", scope: "write" });
  expect(await listTokens(actor)).toMatchObject([
    { name: "Script", hint: secret.slice(-4), lastUsedAt: null },
  ]);
  await actorFrom(bearer(secret));
  const [used] = await listTokens(actor);
  expect(used?.lastUsedAt).toBeInstanceOf(Date);
  expect(JSON.stringify(used)).not.toContain(secret);
});

test("a token that has expired, or of a suspended person, is refused", async () => {
  const user = await createUser();
  const actor = await actorOf(user);
  const { id, secret } = await createToken(actor, { name: "Script", scope: "write", expiresInDays: 1 });
  await expect(actorFrom(bearer(secret))).resolves.toMatchObject({ tokenId: id });

  await db.apiToken.update({ where: { id }, data: { expiresAt: new Date() } });
  await expect(actorFrom(bearer(secret))).rejects.toMatchObject({ status: 401 });
  await db.apiToken.update({ where: { id }, data: { expiresAt: null } });
  await db.user.update({ where: { id: user.id }, data: { suspendedAt: new Date() } });
  await expect(actorFrom(bearer(secret))).rejects.toMatchObject({ status: 401 });
});

test("nobody revokes somebody else's token", async () => {
  const [ana, eve] = [await actorOf(await createUser()), await actorOf(await createUser())];
  const { id, secret } = await createToken(ana, { name: "Script", scope: "write" });
  await expect(revokeToken(eve, { id })).rejects.toMatchObject({ code: "not-found" });
  await expect(actorFrom(bearer(secret))).resolves.toMatchObject({ userId: ana.userId });
});

test("a token cannot touch the account it belongs to", async () => {
  const person = await actorOf(await createUser());
  const { id, secret } = await createToken(person, { name: "Script", scope: "write" });
  const token = await actorFrom(bearer(secret));
  const refused = { code: "forbidden" };
  await expect(createToken(token, { name: "Another", scope: "write" })).rejects.toMatchObject(refused);
  await expect((async () => listTokens(token))()).rejects.toMatchObject(refused);
  await expect(revokeToken(token, { id })).rejects.toMatchObject(refused);
  await expect(listSessions(token)).rejects.toMatchObject(refused);
  await expect(endOtherSessions(token)).rejects.toMatchObject(refused);
  const passwords = { currentPassword: "whatever", newPassword: "whatever else" };
  await expect(changePassword(token, passwords)).rejects.toMatchObject(refused);
});

test("a wrong token is refused even beside a good cookie, and other schemes are none of ours", async () => {
  await expect(actorFrom(bearer("cpt_wrong"))).rejects.toMatchObject({ status: 401 });
  expect(await actorFrom(new Headers({ authorization: "Basic YTpi" }))).toEqual({ kind: "visitor" });
});

function bearer(secret: string): Headers {
  return new Headers({ authorization: `Bearer ${secret}` });
}
