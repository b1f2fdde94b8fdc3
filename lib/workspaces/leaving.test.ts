import { expect, test } from "vitest";
import { db, transaction } from "#lib/db/db.ts";
import { createNote } from "#lib/notes/create-note.ts";
import { createNotebook as makeNotebook } from "#lib/notes/create-notebook.ts";
import { listTree } from "#lib/notes/list-tree.ts";
import { readNote } from "#lib/notes/read-note.ts";
import { setNotebookAccess } from "#lib/notes/set-notebook-access.ts";
import { actorOf, createMember, createNotebook, createSetting, createUser } from "#lib/testing/factories.ts";
import { createInvitation } from "./invitations.ts";
import { changeRole, removeMember } from "./members.ts";

async function join(workspace: { id: string }, role: "owner" | "admin" | "member" | "guest" = "member") {
  const user = await createUser();
  await createMember({ workspace, user, role });
  return { user, actor: await actorOf(user) };
}

async function managersOf(notebook: { id: string }) {
  const rows = await db.notebookMember.findMany({ where: { notebookId: notebook.id, access: "manage" } });
  return rows.map(({ userId }) => userId).sort();
}

test.each(["leaves", "is removed"])(
  "when the only manager of a private notebook %s, the owners manage it, and everybody else keeps what they had",
  async (how) => {
    const { workspace, owner, actor } = await createSetting();
    const second = await join(workspace, "owner");
    const [ada, ben] = [await join(workspace), await join(workspace)];
    const notebook = await createNotebook({
      workspace,
      visibility: "private",
      members: [
        { user: ada.user, access: "manage" },
        { user: ben.user, access: "edit" },
        { user: owner, access: "read" },
      ],
    });
    const { id } = await createNote(ada.actor, {
      workspace: workspace.slug,
      notebook: notebook.shortId,
      title: "Rye",
    });
    await expect(readNote(second.actor, { id })).rejects.toMatchObject({ code: "not-found" });

    const by = how === "leaves" ? ada.actor : actor;
    await removeMember(by, { workspace: workspace.slug, user: ada.user.id });

    expect(await managersOf(notebook)).toEqual([owner.id, second.user.id].sort());
    for (const one of [actor, second.actor]) expect((await readNote(one, { id })).access).toBe("manage");
    expect((await readNote(ben.actor, { id })).access).toBe("edit");
    await expect(readNote(ada.actor, { id })).rejects.toMatchObject({ code: "not-found" });
  },
);

test("an owner who leaves hands over to the other owners", async () => {
  const { workspace, owner, actor } = await createSetting();
  const second = await join(workspace, "owner");
  const notebook = await createNotebook({
    workspace,
    visibility: "private",
    members: [{ user: owner, access: "manage" }],
  });
  await removeMember(actor, { workspace: workspace.slug, user: owner.id });
  expect(await managersOf(notebook)).toEqual([second.user.id]);
});

test("nothing is handed over while somebody else manages it, or where it is open", async () => {
  const { workspace, actor } = await createSetting();
  const [ada, ben] = [await join(workspace), await join(workspace)];
  const shared = await createNotebook({
    workspace,
    visibility: "private",
    members: [ada, ben].map(({ user }) => ({ user, access: "manage" as const })),
  });
  const open = await createNotebook({ workspace, members: [{ user: ada.user, access: "manage" }] });
  const elsewhere = await createSetting();
  await createMember({ workspace: elsewhere.workspace, user: ada.user });
  const other = await createNotebook({
    workspace: elsewhere.workspace,
    visibility: "private",
    members: [{ user: ada.user, access: "manage" }],
  });
  await removeMember(actor, { workspace: workspace.slug, user: ada.user.id });
  expect(await managersOf(shared)).toEqual([ben.user.id]);
  expect(await managersOf(open)).toEqual([]);
  expect(await managersOf(other)).toEqual([ada.user.id]);
  const tree = await listTree(actor, { workspace: workspace.slug });
  expect(tree.notebooks.map(({ id }) => id)).not.toContain(shared.shortId);
});

test("a manager who is suspended does not count, and no suspended owner gets it", async () => {
  const { workspace, owner, actor } = await createSetting();
  const [ada, ben] = [await join(workspace), await join(workspace)];
  const gone = await join(workspace, "owner");
  const notebook = await createNotebook({
    workspace,
    visibility: "private",
    members: [ada, ben].map(({ user }) => ({ user, access: "manage" as const })),
  });
  for (const { user } of [ben, gone])
    await db.user.update({ where: { id: user.id }, data: { suspendedAt: new Date() } });
  await removeMember(actor, { workspace: workspace.slug, user: ada.user.id });
  expect(await managersOf(notebook)).toEqual([ben.user.id, owner.id].sort());
});

/** Runs `first` while nobody else may touch the members, and `second` beside it, which must then see what `first` did. */
async function beside(
  workspaceId: string,
  first: (tx: never) => Promise<unknown>,
  second: () => Promise<unknown>,
) {
  let outcome: Promise<unknown> | undefined;
  await transaction(async (tx) => {
    await tx.$queryRaw`SELECT 1 FROM "Member" WHERE "workspaceId" = ${workspaceId}::uuid ORDER BY "userId" FOR UPDATE`;
    outcome = second().then(
      () => "done",
      (error: { code?: string }) => error.code,
    );
    await somebodyWaits();
    await first(tx as never);
  });
  return await outcome;
}

/** Until somebody waits for a lock. */
async function somebodyWaits() {
  for (;;) {
    const rows = await db.$queryRaw<unknown[]>`
      SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`;
    if (rows.length > 0) return;
    await new Promise((done) => setTimeout(done, 5));
  }
}

type Demotion = { member: { updateMany: (given: unknown) => Promise<unknown> } };

test("rights that are taken away meanwhile no longer count for a change of members", async () => {
  const acts = [
    (slug: string, user: string) => ({
      run: (actor: never) => changeRole(actor, { workspace: slug, user, role: "admin" }),
    }),
    (slug: string, user: string) => ({
      run: (actor: never) => removeMember(actor, { workspace: slug, user }),
    }),
    (slug: string) => ({
      run: (actor: never) => createInvitation(actor, { workspace: slug, role: "admin" }),
    }),
  ];
  for (const act of acts) {
    const { workspace } = await createSetting();
    const [ada, ben] = [await join(workspace, "admin"), await join(workspace)];
    const outcome = await beside(
      workspace.id,
      (tx) =>
        (tx as Demotion).member.updateMany({
          where: { workspaceId: workspace.id, userId: ada.user.id },
          data: { role: "member" },
        }),
      () => act(workspace.slug, ben.user.id).run(ada.actor as never),
    );
    expect(outcome).toBe("forbidden");
  }
});

test("who is being removed makes no private notebook that nobody can reach, and is named for none", async () => {
  const { workspace, owner, actor, notebook } = await createSetting();
  const ada = await join(workspace);
  const remove = async (tx: Demotion) => {
    await (
      tx as unknown as { member: { deleteMany: (given: unknown) => Promise<unknown> } }
    ).member.deleteMany({
      where: { workspaceId: workspace.id, userId: ada.user.id },
    });
  };
  const made = await beside(workspace.id, remove, () =>
    makeNotebook(ada.actor, { workspace: workspace.slug, name: "Lost", visibility: "private" }),
  );
  expect(made).toBe("not-found");

  await createMember({ workspace, user: ada.user });
  const named = await beside(workspace.id, remove, () =>
    setNotebookAccess(actor, {
      id: notebook.shortId,
      visibility: "private",
      members: [
        { userId: owner.id, access: "manage" },
        { userId: ada.user.id, access: "edit" },
      ],
    }),
  );
  expect(named).toBe("bad-request");
});
