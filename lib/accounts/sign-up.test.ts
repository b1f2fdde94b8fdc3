import { beforeEach, expect, test, vi } from "vitest";
import { db } from "#lib/db/db.ts";
import { shortId } from "#lib/db/short-id.ts";
import { createSetting, createUser } from "#lib/testing/factories.ts";
import { createInvitation } from "#lib/workspaces/invitations.ts";
import { signUp } from "./sign-up.ts";

const password = "correct horse battery";

// "The first account" needs a database without accounts; files of one worker run one after another.
beforeEach(() => db.$executeRaw`TRUNCATE "User", "Workspace" CASCADE`);

test("the first person gets a workspace of their own with something to read", async () => {
  const { userId, workspace } = await signUp({ name: "Ana Lindqvist", email: "ana@example.com", password });

  expect(workspace).toBe("ana-lindqvists-notes");
  const made = await db.workspace.findUniqueOrThrow({
    where: { slug: workspace },
    include: { members: true, notebooks: { include: { notes: { orderBy: { position: "asc" } } } } },
  });
  expect(made.members).toMatchObject([{ userId, role: "owner" }]);
  expect(made.notebooks).toMatchObject([{ name: "Start here", visibility: "open" }]);
  expect(made.notebooks[0]?.notes.map(({ title }) => title)).toEqual([
    "Start here",
    "Databricks vs Kubeflow",
  ]);
  expect(made.notebooks[0]?.notes[1]?.headings).toMatchObject([
    { text: "Databricks", level: 3 },
    { text: "Kubeflow", level: 3 },
    { text: "Key Differences:", level: 3 },
    { text: "When to Choose Which:", level: 3 },
    { text: "Choose Databricks if:", level: 4 },
    { text: "Choose Kubeflow if:", level: 4 },
  ]);
});

test("what is kept of a password is a hash of argon2id", async () => {
  const { userId } = await signUp({ name: "Ana", email: "ana@example.com", password });
  const { passwordHash } = await db.user.findUniqueOrThrow({ where: { id: userId } });
  expect(passwordHash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
});

test("of two first people at once, one is the first", async () => {
  const both = await Promise.allSettled([
    signUp({ name: "Ana", email: "ana@example.com", password }),
    signUp({ name: "Ben", email: "ben@example.com", password }),
  ]);
  expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  expect(await db.user.count()).toBe(1);
  expect(await db.workspace.count()).toBe(1);
});

test("after the first account, sign-up asks for an invitation", async () => {
  await createUser();
  const outcome = signUp({ name: "Ben", email: "ben@example.com", password });
  await expect(outcome).rejects.toMatchObject({ code: "forbidden" });
});

test("with OPEN_SIGN_UP everybody gets a workspace, two of one name at two addresses", async () => {
  await createUser();
  vi.stubEnv("OPEN_SIGN_UP", "true");
  vi.resetModules();
  const open = await import("./sign-up.ts");
  const first = await open.signUp({ name: "Ben", email: "ben@example.com", password });
  const second = await open.signUp({ name: "Ben", email: "ben2@example.com", password });
  expect([first.workspace, second.workspace]).toEqual(["bens-notes", "bens-notes-2"]);
  vi.unstubAllEnvs();
});

test("somebody invited joins that workspace and gets none of their own", async () => {
  const { actor, workspace } = await createSetting();
  const invitation = await invite(actor, workspace.slug);
  const joined = await signUp({ name: "Ben", email: "ben@example.com", password, invitation });

  expect(joined.workspace).toBe(workspace.slug);
  expect(await db.workspace.count()).toBe(1);
  const where = { workspaceId_userId: { workspaceId: workspace.id, userId: joined.userId } };
  expect(await db.member.findUnique({ where })).toMatchObject({ role: "member" });
});

test("of several people with one invitation, one gets in, and the others leave nothing behind", async () => {
  const { actor, workspace } = await createSetting();
  const invitation = await invite(actor, workspace.slug);
  const names = ["Ben", "Cleo", "Dan", "Eli"];
  const outcomes = await Promise.allSettled(
    names.map((name) => signUp({ name, email: `${name}@example.com`, password, invitation })),
  );
  expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  expect(await db.user.count()).toBe(2);
  expect(await db.member.count()).toBe(2);
});

test("an address that is taken is refused without saying so, and the invitation can still be used", async () => {
  const { actor, workspace } = await createSetting();
  const { email } = await createUser();
  const invitation = await invite(actor, workspace.slug);
  const taken = signUp({ name: "Ben", email, password, invitation });
  await expect(taken).rejects.toMatchObject({ code: "conflict", message: /could not create an account/ });
  await expect(
    signUp({ name: "Ben", email: `ben.${shortId()}@example.com`, password, invitation }),
  ).resolves.toMatchObject({ workspace: workspace.slug });
});

test("nobody learns without a link that is good whether an address is taken", async () => {
  const { email } = await createUser();
  const invitation = "x".repeat(43);
  for (const given of [email, `nobody.${shortId()}@example.com`])
    await expect(signUp({ name: "Ben", email: given, password, invitation })).rejects.toMatchObject({
      code: "not-found",
    });
});

async function invite(actor: Parameters<typeof createInvitation>[0], workspace: string): Promise<string> {
  const { url } = await createInvitation(actor, { workspace, role: "member" });
  return url.split("/").at(-1) ?? "";
}
