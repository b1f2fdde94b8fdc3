import { expect, test } from "vitest";
import { db } from "#lib/db/db.ts";
import { createNote } from "#lib/notes/create-note.ts";
import { moveNote } from "#lib/notes/move-note.ts";
import { setNotebookAccess } from "#lib/notes/set-notebook-access.ts";
import { countUnread } from "#lib/notifications/list-inbox.ts";
import { nameByEmail } from "#lib/sharing/name-by-email.ts";
import { namePerson } from "#lib/sharing/name-person.ts";
import { readSharing } from "#lib/sharing/read-sharing.ts";
import {
  actorOf,
  createMember,
  createNotebook,
  createUser,
  createWorkspace,
} from "#lib/testing/factories.ts";
import { acceptInvitation, createInvitation } from "#lib/workspaces/invitations.ts";
import { changeRole, removeMember } from "#lib/workspaces/members.ts";
import { askForAccess } from "./ask-for-access.ts";

/** Ben, a guest, has asked for a note in Ana's private notebook, which is inside another one; there is an open notebook, too. */
async function createScene() {
  const [owner, person] = [
    await createUser({ name: "Ana Fields" }),
    await createUser({ name: "Ben Okafor" }),
  ];
  const workspace = await createWorkspace({ owner });
  await createMember({ workspace, user: person, role: "guest" });
  const [ana, ben] = [await actorOf(owner), await actorOf(person)];
  const place = { workspace: workspace.slug };
  const open = await createNotebook({ workspace });
  const notebook = await createNotebook({
    workspace,
    visibility: "private",
    members: [{ user: owner, access: "manage" }],
  });
  const { id: above } = await createNote(ana, { ...place, notebook: notebook.shortId, title: "Letters" });
  const { id: note } = await createNote(ana, { ...place, parent: above, title: "To the mill" });
  await askForAccess(ben, { ...place, note, message: "May I?" });
  const waiting = async () => ({
    listed: (await readSharing(ana, { note })).requests.length,
    open: await db.accessRequest.count({ where: { userId: ben.userId, decidedAt: null } }),
    unread: (await countUnread(ana, place)).unread,
  });
  expect(await waiting()).toEqual({ listed: 1, open: 1, unread: 1 });
  return { ana, ben, person, place, open, notebook, above, note, waiting };
}

type Scene = Awaited<ReturnType<typeof createScene>>;

const settled = { listed: 0, open: 0, unread: 0 };

/** Ways in, and what Ben is told of them. */
const ways: Record<string, { told: string[]; take(scene: Scene): Promise<unknown> }> = {
  "the note is shared with them": {
    told: ["share"],
    take: ({ ana, ben, note }) => namePerson(ana, { note, scope: "note", user: ben.userId, access: "read" }),
  },
  "the note above it is shared with them": {
    told: ["share"],
    take: ({ ana, ben, above }) =>
      namePerson(ana, { note: above, scope: "note", user: ben.userId, access: "read" }),
  },
  "its notebook is shared with their e-mail address": {
    told: ["share"],
    take: ({ ana, person, note }) =>
      nameByEmail(ana, { note, scope: "notebook", email: person.email, access: "edit" }),
  },
  "they are named for its notebook": {
    told: ["share"],
    take: ({ ana, ben, notebook }) =>
      setNotebookAccess(ana, {
        id: notebook.shortId,
        visibility: "private",
        members: [
          { userId: ana.userId, access: "manage" },
          { userId: ben.userId, access: "read" },
        ],
      }),
  },
  "its notebook is opened, and they become a member": {
    told: ["access-granted"],
    async take({ ana, ben, place, notebook }) {
      await setNotebookAccess(ana, { id: notebook.shortId, visibility: "open", members: [] });
      await changeRole(ana, { ...place, user: ben.userId, role: "member" });
    },
  },
  "they become a member, and its notebook is opened": {
    told: ["access-granted"],
    async take({ ana, ben, place, notebook }) {
      await changeRole(ana, { ...place, user: ben.userId, role: "member" });
      await setNotebookAccess(ana, { id: notebook.shortId, visibility: "open", members: [] });
    },
  },
  "they are a member, and it is moved to an open notebook": {
    told: ["access-granted"],
    async take({ ana, ben, place, note, open }) {
      await changeRole(ana, { ...place, user: ben.userId, role: "member" });
      await moveNote(ana, { id: note, notebook: open.shortId });
    },
  },
};

for (const [name, { told, take }] of Object.entries(ways))
  test(`a request is answered when ${name}`, async () => {
    const scene = await createScene();
    await take(scene);
    expect(await scene.waiting()).toEqual(settled);
    const rows = await db.notification.findMany({ where: { userId: scene.ben.userId } });
    expect(rows.map(({ kind }) => kind)).toEqual(told);
    const { decidedById, granted } = await db.accessRequest.findFirstOrThrow({
      where: { userId: scene.ben.userId },
    });
    expect(decidedById).toBe(scene.ana.userId);
    expect(granted).not.toBeNull();
  });

test("a request stays open while its asker may not read the note, whatever else they get", async () => {
  const { ana, ben, place, notebook, open, waiting } = await createScene();
  const { id: other } = await createNote(ana, { ...place, notebook: notebook.shortId, title: "Other" });
  await namePerson(ana, { note: other, scope: "note", user: ben.userId, access: "manage" });
  await changeRole(ana, { ...place, user: ben.userId, role: "member" });
  await setNotebookAccess(ana, { id: open.shortId, visibility: "open", members: [] });
  expect(await waiting()).toEqual({ listed: 1, open: 1, unread: 1 });
});

test("who leaves asks for nothing any more, also after coming back", async () => {
  const { ana, ben, place, waiting } = await createScene();
  await removeMember(ana, { ...place, user: ben.userId });
  expect(await waiting()).toEqual(settled);
  const { url } = await createInvitation(ana, { ...place, role: "guest" });
  await acceptInvitation(ben, { token: url.split("/").at(-1)! });
  expect(await waiting()).toEqual(settled);
});

test("whoever may read a note is not listed among those who ask for it", async () => {
  const { ana, ben, note, notebook } = await createScene();
  await db.notebookMember.create({
    data: { notebookId: notebook.id, userId: ben.userId, access: "read" },
  });
  expect((await readSharing(ana, { note })).requests).toEqual([]);
});
