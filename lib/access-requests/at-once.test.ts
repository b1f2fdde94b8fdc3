import { expect, test } from "vitest";
import type { UserActor } from "#lib/actor.ts";
import { db, transaction } from "#lib/db/db.ts";
import { lockTree } from "#lib/notes/tree-lock.ts";
import { setNotebookAccess } from "#lib/notes/set-notebook-access.ts";
import { holdMembers } from "#lib/permissions/hold-members.ts";
import { readSharing } from "#lib/sharing/read-sharing.ts";
import {
  actorOf,
  createMember,
  createNotebook,
  createNoteRow,
  createUser,
  createWorkspace,
} from "#lib/testing/factories.ts";
import { holdLog, waiting } from "#lib/testing/hold-log.ts";
import { acceptInvitation, insertInvitation } from "#lib/workspaces/invitations.ts";
import { changeRole, removeMember } from "#lib/workspaces/members.ts";
import { askForAccess } from "./ask-for-access.ts";
import { decideRequest } from "./decide-request.ts";

// Somebody asks for access at the very moment in which somebody else gives it.

/** Ben, a guest, who may not read a note of Ana's; in an open notebook, which members may read, or a private one. */
async function createScene(visibility: "open" | "private" = "private") {
  const [owner, person] = [await createUser({ name: "Ana" }), await createUser({ name: "Ben" })];
  const workspace = await createWorkspace({ owner });
  await createMember({ workspace, user: person, role: "guest" });
  const [ana, ben] = [await actorOf(owner), await actorOf(person)];
  const members = [{ user: owner, access: "manage" as const }];
  const notebook = await createNotebook({ workspace, visibility, members });
  const note = await createNoteRow({ notebook, by: owner });
  const made = { workspaceId: workspace.id, role: "guest" as const, createdById: ana.userId };
  const invite = async (place: { notebookId: string } | { noteId: string }) => {
    const invitation = { ...made, ...place, access: "read" as const };
    const { url } = await transaction((tx) => insertInvitation(tx, invitation));
    return { token: url.split("/").at(-1)! };
  };
  const place = { workspace: workspace.slug };
  const asked = { ...place, note: note.shortId, message: "May I?" };
  return { ana, ben, workspace, place, notebook, note, asked, invite };
}

type Scene = Awaited<ReturnType<typeof createScene>>;

const openToBen = ({ ana, ben, notebook }: Scene) =>
  setNotebookAccess(ana, {
    id: notebook.shortId,
    visibility: "private",
    members: [
      { userId: ana.userId, access: "manage" },
      { userId: ben.userId, access: "read" },
    ],
  });

/** What Ben was told, and whether his request waits for anybody. */
async function outcomeOf({ ana, ben, note }: Scene) {
  const told = await db.notification.findMany({
    where: { userId: ben.userId },
    orderBy: { createdAt: "asc" },
  });
  return {
    told: told.map(({ kind }) => kind),
    open: await db.accessRequest.count({ where: { userId: ben.userId, decidedAt: null } }),
    unread: await db.notification.count({ where: { userId: ana.userId, noteId: note.id, readAt: null } }),
  };
}

/** How Ben is let in, by a transaction that begins while he asks, and what he is told of it. */
const ways: Record<
  string,
  { visibility?: "open"; told: string[]; prepare(scene: Scene): Promise<() => Promise<unknown>> }
> = {
  "is named for its notebook": { told: ["share"], prepare: async (scene) => () => openToBen(scene) },
  "becomes a member": {
    visibility: "open",
    told: ["access-granted"],
    prepare:
      async ({ ana, ben, place }) =>
      () =>
        changeRole(ana, { ...place, user: ben.userId, role: "member" }),
  },
  "accepts an invitation": {
    told: [],
    async prepare({ ben, notebook, invite }) {
      const invitation = await invite({ notebookId: notebook.id });
      return () => acceptInvitation(ben, invitation);
    },
  },
};

for (const [name, { visibility, told, prepare }] of Object.entries(ways))
  test(`who asks and at once ${name} waits for nobody`, async () => {
    const scene = await createScene(visibility);
    const letIn = await prepare(scene);
    // The request cannot be written yet, though it has been seen that it is one.
    const release = await holdLog(scene);
    const asking = askForAccess(scene.ben, scene.asked);
    await waiting();
    const lettingIn = letIn();
    await Promise.race([lettingIn, waiting(2)]);
    await release();
    await Promise.all([asking, lettingIn]);
    expect(await outcomeOf(scene)).toEqual({ told, open: 0, unread: 0 });
  });

test("who leaves while they ask leaves no request behind", async () => {
  const scene = await createScene();
  const { ben, place, asked } = scene;
  let asking: Promise<string | undefined> | undefined;
  await transaction(async (tx) => {
    await holdMembers(tx, scene.workspace.id, "to change");
    await lockTree(tx, scene.workspace.id);
    asking = askForAccess(ben, asked).then(
      () => undefined,
      (error: { code?: string }) => error.code,
    );
    await waiting();
    await tx.member.deleteMany({ where: { workspaceId: scene.workspace.id, userId: ben.userId } });
  });
  expect(await asking).toBe("not-found");
  await expect(askForAccess(ben, { ...asked, ...place })).rejects.toMatchObject({ code: "not-found" });
  expect(await outcomeOf(scene)).toEqual({ told: [], open: 0, unread: 0 });
});

test("whoever holds the members and the tree holds the members first", async () => {
  const { ana, ben, workspace, place, asked, notebook, invite } = await createScene();
  const invitation = await invite({ notebookId: notebook.id });
  const acts = [
    () => askForAccess(ben, asked),
    () => acceptInvitation(ben, invitation),
    () => changeRole(ana, { ...place, user: ben.userId, role: "member" }),
    () => removeMember(ana, { ...place, user: ben.userId }),
  ];
  for (const act of acts) {
    let acting: Promise<unknown> | undefined;
    await transaction(async (tx) => {
      await holdMembers(tx, workspace.id, "to change");
      acting = act();
      await waiting();
      const free = tx.$queryRaw`SELECT 1 FROM "Workspace" WHERE id = ${workspace.id}::uuid FOR UPDATE NOWAIT`;
      await expect(free).resolves.toHaveLength(1);
    });
    await acting;
  }
});

const refused = (work: Promise<unknown>) =>
  work.catch((error: { code?: string }) => {
    if (!["not-found", "conflict", "forbidden"].includes(String(error.code))) throw error;
  });

/** Everything at once that asks, gives, declines and takes away. */
async function commotion(scene: Scene): Promise<void> {
  const { ana, ben, place, asked, note, notebook, invite } = scene;
  const invitations = [await invite({ notebookId: notebook.id }), await invite({ noteId: note.id })];
  const decline = async (actor: UserActor) => {
    const [request] = (await readSharing(actor, { note: note.shortId })).requests;
    if (request) await decideRequest(actor, { note: note.shortId, request: request.id, access: null });
  };
  await Promise.all([
    askForAccess(ben, asked),
    ...invitations.map((invitation) => refused(acceptInvitation(ben, invitation))),
    refused(changeRole(ana, { ...place, user: ben.userId, role: "member" })),
    refused(decline(ana)),
    openToBen(scene),
    askForAccess(ben, asked),
    refused(decline(ana)),
  ]);
}

test("nobody waits for the other for ever, and no request of somebody who was let in stays open", async () => {
  const scenes = await Promise.all([1, 2, 3].map(() => createScene()));
  await Promise.all(
    scenes.map(async (scene) => {
      for (let round = 0; round < 4; round++) {
        await commotion(scene);
        expect(await outcomeOf(scene)).toMatchObject({ open: 0, unread: 0 });
        await db.noteGrant.deleteMany({ where: { userId: scene.ben.userId } });
        await setNotebookAccess(scene.ana, {
          id: scene.notebook.shortId,
          visibility: "private",
          members: [{ userId: scene.ana.userId, access: "manage" }],
        });
      }
    }),
  );
});
