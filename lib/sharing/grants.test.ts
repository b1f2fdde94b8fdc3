import { expect, test } from "vitest";
import { listActivity } from "#lib/activity/list-activity.ts";
import { listThreads } from "#lib/comments/list-threads.ts";
import { db } from "#lib/db/db.ts";
import { listBacklinks } from "#lib/links/list-backlinks.ts";
import { readLinks } from "#lib/links/read-links.ts";
import { suggestPeople } from "#lib/links/suggest-people.ts";
import { createNote } from "#lib/notes/create-note.ts";
import { deleteNote } from "#lib/notes/delete-note.ts";
import { listNotebooks } from "#lib/notes/list-notebooks.ts";
import { listNotes } from "#lib/notes/list-notes.ts";
import { listRecent } from "#lib/notes/list-recent.ts";
import { listTrash } from "#lib/notes/list-trash.ts";
import { listTree } from "#lib/notes/list-tree.ts";
import { moveNote } from "#lib/notes/move-note.ts";
import { readNotePage } from "#lib/notes/read-note-page.ts";
import { readNote } from "#lib/notes/read-note.ts";
import { restoreNote } from "#lib/notes/restore-note.ts";
import { trashNote } from "#lib/notes/trash-note.ts";
import { searchNotes } from "#lib/search/search-notes.ts";
import { suggestTags } from "#lib/tags/suggest-tags.ts";
import { actorOf, createMember, createNotebook, createUser } from "#lib/testing/factories.ts";
import { createGrantScene, listed } from "#lib/testing/granted-notes.ts";
import { acceptInvitation } from "#lib/workspaces/invitations.ts";
import { removeMember } from "#lib/workspaces/members.ts";
import { nameByEmail } from "./name-by-email.ts";
import { namePerson, unnamePerson } from "./name-person.ts";
import { readSharing } from "./read-sharing.ts";

test("a guest who is let into one note finds it and what is below it, and nothing else of the notebook", async () => {
  const scene = await createGrantScene();
  const { gil, mill, flour, letters, accounts, notebook, workspace, give } = scene;
  for (const none of Object.values(await listed(gil, scene))) expect(none).toEqual([]);
  await give(mill, "comment");
  const shared = [mill, flour].toSorted();
  for (const [list, found] of Object.entries(await listed(gil, scene))) expect(found, list).toEqual(shared);
  for (const id of [letters, accounts])
    await expect(readNote(gil, { id })).rejects.toMatchObject({ code: "not-found" });
  const ofNotebook = { workspace: workspace.slug, notebook: notebook.shortId, limit: 10 };
  expect(await listNotebooks(gil, { workspace: workspace.slug })).toEqual([]);
  await expect(listNotes(gil, ofNotebook)).rejects.toMatchObject({ code: "not-found" });
  await expect(searchNotes(gil, { ...ofNotebook, q: "words" })).rejects.toMatchObject({ code: "not-found" });
  await expect(listActivity(gil, ofNotebook)).rejects.toMatchObject({ code: "not-found" });
  expect(await suggestTags(gil, { workspace: workspace.slug, q: "grain" })).toMatchObject([{ notes: 2 }]);
  await expect(listThreads(gil, { note: letters, state: "open" })).rejects.toMatchObject({
    code: "not-found",
  });

  const page = await readNotePage(gil, { id: mill });
  expect([page.note.access, page.note.parent, page.ancestors]).toEqual(["comment", null, []]);
  const below = await readNotePage(gil, { id: flour });
  expect([below.note.access, below.note.parent]).toEqual(["comment", mill]);
  expect(below.ancestors.map(({ title }) => title)).toEqual(["Mill"]);
  const { notes, notebooks } = await listTree(gil, { workspace: workspace.slug });
  expect(notebooks).toEqual([]);
  expect(notes.map(({ title, parent, access }) => [title, parent, access])).toEqual([
    ["Mill", null, "comment"],
    ["Flour", mill, "comment"],
  ]);
  const recent = await listRecent(gil, { workspace: workspace.slug });
  expect(new Map(recent.map(({ id, parent }) => [id, parent]))).toEqual(
    new Map([
      [mill, null],
      [flour, mill],
    ]),
  );
  expect(JSON.stringify([page, below, notes, recent])).not.toMatch(
    new RegExp(`Letters|Accounts|${letters}|${accounts}`),
  );
});

test("links, mentions and names tell somebody who is let into one note nothing of the others", async () => {
  const { ana, gil, mill, letters, notebook, workspace, give } = await createGrantScene();
  const place = { workspace: workspace.slug, notebook: notebook.shortId };
  await createNote(ana, { ...place, title: "Secret", markdown: "See [[Mill]]." });
  await give(mill, "edit");
  expect((await listBacklinks(gil, { note: mill })).notes).toBe(0);
  const links = await readLinks(gil, {
    workspace: workspace.slug,
    notes: [letters],
    targets: ["Secret", "Mill", "Letters/Mill", "Private/Letters/Mill", "Mill/Flour"],
  });
  expect(Object.keys(links.notes)).toEqual([]);
  expect(Object.keys(links.targets).toSorted()).toEqual(["Mill", "Mill/Flour"]);
  expect((await suggestPeople(gil, { note: mill, q: "" })).map(({ name }) => name)).toEqual(["Gil Brook"]);
  expect((await readSharing(gil, { note: mill })).people.map(({ name }) => name)).toEqual(["Gil Brook"]);
});

test("a grant only adds: a lower one than the role gives changes nothing, and taking it back leaves the rest", async () => {
  const { ana, mill, notebook, workspace, user, gil, give } = await createGrantScene();
  await db.notebook.update({ where: { id: notebook.id }, data: { visibility: "open" } });
  await db.member.updateMany({ where: { userId: user.id }, data: { role: "member" } });
  await give(mill, "read");
  expect((await readNote(gil, { id: mill })).access).toBe("edit");
  await give(mill, "manage");
  expect((await readNote(gil, { id: mill })).access).toBe("manage");
  const { notes } = await listTree(gil, { workspace: workspace.slug });
  expect(notes.filter(({ access }) => access).map(({ title }) => title)).toEqual(["Mill", "Flour"]);
  await unnamePerson(ana, { note: mill, scope: "note", user: user.id });
  expect((await readNote(gil, { id: mill })).access).toBe("edit");
});

test("who manages one note shares it, but not its notebook, and gives nobody more than they have", async () => {
  const { ana, gil, mill, letters, workspace, give } = await createGrantScene();
  const other = await createUser({ name: "Ben Okafor" });
  await createMember({ workspace, user: other, role: "guest" });
  await give(mill, "edit");
  const given = { note: mill, user: other.id, access: "read" } as const;
  await expect(namePerson(gil, { ...given, scope: "note" })).rejects.toMatchObject({ code: "forbidden" });
  await give(mill, "manage");
  await namePerson(gil, { ...given, scope: "note" });
  await expect(namePerson(gil, { ...given, scope: "notebook" })).rejects.toMatchObject({ code: "forbidden" });
  await expect(unnamePerson(gil, { ...given, scope: "notebook" })).rejects.toMatchObject({
    code: "forbidden",
  });
  await expect(namePerson(gil, { ...given, note: letters, scope: "note" })).rejects.toMatchObject({
    code: "not-found",
  });
  const { people } = await readSharing(ana, { note: mill });
  expect(people.map(({ name, access, reason }) => `${name}: ${access} by ${reason}`)).toEqual([
    "Ana Fields: manage by notebook",
    "Ben Okafor: read by note",
    "Gil Brook: manage by note",
  ]);
});

test("whoever writes in one note makes notes under it, but moves it nowhere and puts nothing beside it", async () => {
  const { ana, gil, mill, flour, letters, notebook, workspace, give } = await createGrantScene();
  await give(mill, "edit");
  const place = { workspace: workspace.slug, notebook: notebook.shortId };
  const { id: own } = await createNote(gil, { ...place, parent: mill, title: "Bran", markdown: "" });
  expect((await readNote(gil, { id: own })).access).toBe("edit");
  await expect(createNote(gil, { ...place, title: "Beside", markdown: "" })).rejects.toMatchObject({
    code: "not-found",
  });
  await moveNote(gil, { id: own, parent: flour });
  for (const away of [
    { id: mill, parent: null },
    { id: flour, parent: null },
    { id: flour, notebook: notebook.shortId },
  ])
    await expect(moveNote(gil, away)).rejects.toMatchObject({
      code: expect.stringMatching(/forbidden|not-found/),
    });
  await expect(moveNote(gil, { id: flour, parent: letters })).rejects.toMatchObject({ code: "not-found" });
  const elsewhere = await createNotebook({
    workspace,
    position: "a5",
    members: [{ user: { id: gil.userId }, access: "edit" }],
  });
  await expect(moveNote(gil, { id: mill, notebook: elsewhere.shortId })).rejects.toMatchObject({
    code: "forbidden",
  });

  expect(await moveNote(ana, { id: mill, notebook: elsewhere.shortId })).toMatchObject({ shared: 1 });
  expect((await readNote(gil, { id: flour })).access).toBe("edit");
});

test("what is shared stays so in the trash and when it comes back; it is gone when it is deleted", async () => {
  const { ana, gil, mill, workspace, give } = await createGrantScene();
  await give(mill, "edit");
  await trashNote(ana, { id: mill });
  await expect(readNote(gil, { id: mill })).rejects.toMatchObject({ code: "not-found" });
  const trash = await listTrash(gil, { workspace: workspace.slug });
  expect(trash).toMatchObject([{ id: mill, notes: 2, mayDelete: false }]);
  await restoreNote(gil, { id: mill });
  expect((await readNote(gil, { id: mill })).access).toBe("edit");
  await trashNote(gil, { id: mill });
  await deleteNote(ana, { id: mill });
  expect(await db.noteGrant.count({ where: { userId: gil.userId } })).toBe(0);
  expect(await db.noteAccess.count({ where: { userId: gil.userId } })).toBe(0);
});

test("whoever leaves the workspace leaves its notes, and does not find them when they come back", async () => {
  const { ana, gil, user, mill, workspace, give } = await createGrantScene();
  await give(mill, "manage");
  await removeMember(ana, { workspace: workspace.slug, user: user.id });
  expect(await db.noteAccess.count({ where: { userId: user.id } })).toBe(0);
  await createMember({ workspace, user, role: "guest" });
  await expect(readNote(gil, { id: mill })).rejects.toMatchObject({ code: "not-found" });
});

test("an invitation by e-mail lets a guest into the note alone, as long as its maker manages it", async () => {
  const { ana, mill, letters, flour, give, gil } = await createGrantScene();
  const invite = async (email: string) => {
    const { invitation } = await nameByEmail(ana, { note: mill, scope: "note", email, access: "edit" });
    return { token: invitation!.split("/").at(-1)! };
  };
  const first = await invite("chi@example.com");
  const chi = await actorOf(await createUser({ name: "Chi Nguyen" }));
  await acceptInvitation(chi, first);
  expect((await readNote(chi, { id: flour })).access).toBe("edit");
  await expect(readNote(chi, { id: letters })).rejects.toMatchObject({ code: "not-found" });

  await give(mill, "manage");
  await acceptInvitation(gil, await invite("gil@example.com")); // nobody gets less than they have
  expect((await readNote(gil, { id: mill })).access).toBe("manage");

  const late = await invite("dov@example.com");
  await db.notebookMember.deleteMany({ where: { userId: ana.userId } });
  const dov = await actorOf(await createUser({ name: "Dov Levi" }));
  await acceptInvitation(dov, late);
  await expect(readNote(dov, { id: mill })).rejects.toMatchObject({ code: "not-found" });
});
