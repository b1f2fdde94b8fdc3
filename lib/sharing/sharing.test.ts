import { expect, test } from "vitest";
import { askForAccess } from "#lib/access-requests/ask-for-access.ts";
import { decideRequest } from "#lib/access-requests/decide-request.ts";
import { db } from "#lib/db/db.ts";
import { createNote } from "#lib/notes/create-note.ts";
import { readNote } from "#lib/notes/read-note.ts";
import { trashNote } from "#lib/notes/trash-note.ts";
import {
  actorOf,
  createMember,
  createNotebook,
  createUser,
  createWorkspace,
} from "#lib/testing/factories.ts";
import { acceptInvitation } from "#lib/workspaces/invitations.ts";
import { nameByEmail } from "./name-by-email.ts";
import { namePerson, unnamePerson } from "./name-person.ts";
import { readSharing } from "./read-sharing.ts";

/** Ana, who owns a workspace and a private notebook with a note; and Ben, who is a member and not named. */
async function createScene() {
  const owner = await createUser({ name: "Ana Fields" });
  const workspace = await createWorkspace({ owner });
  const person = await createUser({ name: "Ben Okafor" });
  await createMember({ workspace, user: person, role: "member" });
  const ana = await actorOf(owner);
  const notebook = await createNotebook({
    workspace,
    visibility: "private",
    members: [{ user: owner, access: "manage" }],
  });
  const { id: note } = await createNote(ana, {
    workspace: workspace.slug,
    notebook: notebook.shortId,
    title: "Secret",
    markdown: "Hush.",
  });
  return { ana, ben: await actorOf(person), workspace, notebook, note };
}

const told = async (userId: string) =>
  (await db.notification.findMany({ where: { userId }, orderBy: { createdAt: "asc" } })).map(
    ({ kind }) => kind,
  );

test("everybody with access is listed with their level and the reason for it", async () => {
  const { ana, ben, note, notebook } = await createScene();
  const people = async (actor = ana) =>
    (await readSharing(actor, { note })).people.map(
      ({ name, access, reason }) => `${name}: ${access} by ${reason}`,
    );
  expect(await people()).toEqual(["Ana Fields: manage by notebook"]);
  expect((await readSharing(ana, { note })).others.map(({ name }) => name)).toEqual(["Ben Okafor"]);
  await db.notebook.update({ where: { id: notebook.id }, data: { visibility: "open" } });
  expect(await people()).toEqual(["Ana Fields: manage by role", "Ben Okafor: edit by role"]);
  await namePerson(ana, { note, scope: "notebook", user: ben.userId, access: "manage" });
  expect(await people(ben)).toEqual(["Ana Fields: manage by role", "Ben Okafor: manage by notebook"]);
  await unnamePerson(ana, { note, scope: "notebook", user: ben.userId });
  await namePerson(ana, { note, scope: "note", user: ben.userId, access: "manage" });
  expect(await people(ben)).toEqual(["Ana Fields: manage by role", "Ben Okafor: manage by note"]);
  await unnamePerson(ana, { note, scope: "note", user: ben.userId });
  const read = await readSharing(ben, { note });
  expect([read.access, read.others, read.requests, read.mayInvite]).toEqual(["edit", [], [], false]);
});

test("members are named in the notebook, told, changed and removed; a private notebook keeps somebody who manages it", async () => {
  const { ana, ben, note } = await createScene();
  await namePerson(ana, { note, scope: "notebook", user: ben.userId, access: "read" });
  expect((await readNote(ben, { id: note })).access).toBe("read");
  await namePerson(ana, { note, scope: "notebook", user: ben.userId, access: "edit" });
  expect((await readNote(ben, { id: note })).access).toBe("edit");
  expect(await told(ben.userId)).toEqual(["share"]);
  await expect(
    namePerson(ana, { note, scope: "notebook", user: ana.userId, access: "edit" }),
  ).rejects.toMatchObject({
    code: "bad-request",
  });
  await expect(unnamePerson(ana, { note, scope: "notebook", user: ana.userId })).rejects.toMatchObject({
    code: "bad-request",
  });
  await unnamePerson(ana, { note, scope: "notebook", user: ben.userId });
  await expect(readNote(ben, { id: note })).rejects.toMatchObject({ code: "not-found" });
  const { email } = await db.user.findUniqueOrThrow({ where: { id: ana.userId } });
  await expect(nameByEmail(ana, { note, scope: "notebook", email, access: "read" })).rejects.toMatchObject({
    code: "bad-request",
  });
  expect((await readNote(ana, { id: note })).access).toBe("manage");
  const stranger = await createUser();
  await expect(
    namePerson(ana, { note, scope: "notebook", user: stranger.id, access: "read" }),
  ).rejects.toMatchObject({
    code: "bad-request",
  });
});

test("an e-mail address names a member in the notebook, or makes an invitation that does", async () => {
  const { ana, ben, note, notebook, workspace } = await createScene();
  const { email } = await db.user.findUniqueOrThrow({ where: { id: ben.userId } });
  expect(await nameByEmail(ana, { note, scope: "notebook", email, access: "comment" })).toEqual({
    invitation: null,
    mailed: false,
  });
  expect((await readNote(ben, { id: note })).access).toBe("comment");
  await nameByEmail(ana, { note, scope: "notebook", email, access: "edit" });
  expect((await readNote(ben, { id: note })).access).toBe("edit");
  expect(await told(ben.userId)).toEqual(["share"]); // only of what they could not read before

  const { invitation } = await nameByEmail(ana, {
    note,
    scope: "notebook",
    email: "chi@example.com",
    access: "edit",
  });
  const token = invitation!.split("/").at(-1)!;
  const chi = await actorOf(await createUser({ name: "Chi Nguyen" }));
  await acceptInvitation(chi, { token });
  expect((await readNote(chi, { id: note })).access).toBe("edit");
  const member = await db.member.findFirst({ where: { workspaceId: workspace.id, userId: chi.userId } });
  expect(member?.role).toBe("guest");

  const late = await nameByEmail(ana, { note, scope: "notebook", email: "dov@example.com", access: "edit" });
  await db.notebookMember
    .create({ data: { notebookId: notebook.id, userId: chi.userId, access: "manage" } })
    .catch(() => db.notebookMember.updateMany({ where: { userId: chi.userId }, data: { access: "manage" } }));
  await db.notebookMember.deleteMany({ where: { notebookId: notebook.id, userId: ana.userId } });
  const dov = await actorOf(await createUser({ name: "Dov Levi" }));
  await acceptInvitation(dov, { token: late.invitation!.split("/").at(-1)! });
  await expect(readNote(dov, { id: note })).rejects.toMatchObject({ code: "not-found" });
});

test("a request reaches those who manage the note, who let somebody into it alone and tell them", async () => {
  const { ana, ben, note, notebook, workspace } = await createScene();
  const ask = { workspace: workspace.slug, note, message: "May I?" };
  await Promise.all([1, 2, 3, 4].map(() => askForAccess(ben, ask))); // does not tell them twice
  expect(await told(ana.userId)).toEqual(["access-request"]);
  const [request] = (await readSharing(ana, { note })).requests;
  expect(request).toMatchObject({
    person: { name: "Ben Okafor" },
    message: "May I?",
    note: { title: "Secret" },
  });

  const { id: other } = await createNote(ana, {
    workspace: workspace.slug,
    notebook: notebook.shortId,
    title: "Other",
    markdown: "",
  });
  expect((await readSharing(ana, { note: other })).requests).toEqual([]);
  await decideRequest(ana, { note, request: request!.id, access: "comment" });
  expect((await readNote(ben, { id: note })).access).toBe("comment");
  await expect(readNote(ben, { id: other })).rejects.toMatchObject({ code: "not-found" });
  expect(await told(ben.userId)).toEqual(["access-granted"]);
  expect((await readSharing(ana, { note })).requests).toEqual([]);
  await expect(decideRequest(ana, { note, request: request!.id, access: "edit" })).rejects.toMatchObject({
    code: "not-found",
  });
});

test("a declined request is gone, tells nobody, and may be made again", async () => {
  const { ana, ben, note, workspace } = await createScene();
  const ask = { workspace: workspace.slug, note, message: "" };
  await askForAccess(ben, ask);
  const { requests } = await readSharing(ana, { note });
  await decideRequest(ana, { note, request: requests[0]!.id, access: null });
  expect(await told(ben.userId)).toEqual([]);
  await expect(readNote(ben, { id: note })).rejects.toMatchObject({ code: "not-found" });
  await Promise.all([1, 2, 3, 4].map(() => askForAccess(ben, ask)));
  expect((await readSharing(ana, { note })).requests).toHaveLength(1);
  expect(await told(ana.userId)).toEqual(["access-request", "access-request"]);
});

test("asking tells nothing: not what is there, not in the answer, hardly in the time it takes", async () => {
  const { ana, ben, note, workspace } = await createScene();
  const { id: trashed } = await createNote(ana, { workspace: workspace.slug, title: "Gone", markdown: "" });
  await trashNote(ana, { id: trashed });
  const took = async (id: string) => {
    const began = performance.now();
    expect(await askForAccess(ben, { workspace: workspace.slug, note: id, message: "" })).toBeUndefined();
    return performance.now() - began;
  };
  const quickest = new Map<string, number>(); // of several, since other tests take their share of the processors
  for (let round = 0; round < 3; round++)
    for (const id of ["zzzzzzzzzz", note, trashed])
      quickest.set(id, Math.min(await took(id), quickest.get(id) ?? Infinity));
  expect(Math.max(...quickest.values()) / Math.min(...quickest.values())).toBeLessThan(2);
  expect(await db.accessRequest.count({ where: { userId: ben.userId } })).toBe(1);
  await expect(
    askForAccess(await actorOf(await createUser()), { workspace: workspace.slug, note, message: "" }),
  ).rejects.toMatchObject({ code: "not-found" });
  await askForAccess(ana, { workspace: workspace.slug, note, message: "" }); // may read it already
  expect(await db.accessRequest.count({ where: { userId: ana.userId } })).toBe(0);
  const many = Array.from({ length: 20 }, () =>
    askForAccess(ben, { workspace: workspace.slug, note: "zzzzzzzzzz", message: "" }),
  );
  const outcomes = await Promise.allSettled(many);
  expect(outcomes.filter(({ status }) => status === "rejected")).toHaveLength(9); // as many as were asked before
});
