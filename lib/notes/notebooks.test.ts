import { beforeEach, describe, expect, test } from "vitest";
import { db } from "#lib/db/db.ts";
import { actorOf, createMember, createNoteRow, createSetting, createUser } from "#lib/testing/factories.ts";
import { createNotebook } from "./create-notebook.ts";
import { deleteNotebook } from "./delete-notebook.ts";
import { listNotebookMembers } from "./list-notebook-members.ts";
import { listTree } from "./list-tree.ts";
import { renameNotebook } from "./rename-notebook.ts";
import { setNotebookAccess } from "./set-notebook-access.ts";
import { trashNote } from "./trash-note.ts";

type Setting = Awaited<ReturnType<typeof createSetting>>;

let setting: Setting;
let workspace: string;
beforeEach(async () => {
  setting = await createSetting();
  workspace = setting.workspace.slug;
});

async function member(role: "admin" | "member" | "guest" = "member") {
  const { userId } = await createMember({ workspace: setting.workspace, role });
  return await actorOf({ id: userId });
}

const names = async (actor: Setting["actor"]) =>
  (await listTree(actor, { workspace })).notebooks.map(({ name }) => name);

describe("a notebook", () => {
  test("is managed by whoever made it, and comes last", async () => {
    const ana = await member();
    const { id } = await createNotebook(ana, { workspace, name: "Garden", visibility: "open" });
    expect(await names(ana)).toEqual(["Kitchen", "Garden"]);
    await renameNotebook(ana, { id, name: "Allotment" });
    expect(await names(setting.actor)).toEqual(["Kitchen", "Allotment"]);
    const other = await member();
    await expect(renameNotebook(other, { id, name: "Mine" })).rejects.toMatchObject({ code: "forbidden" });
  });

  test("is not made by guests", async () => {
    const making = createNotebook(await member("guest"), { workspace, name: "Mine", visibility: "private" });
    await expect(making).rejects.toMatchObject({ code: "forbidden" });
  });

  test("that is private is seen by the people named, whatever the role of others", async () => {
    const ana = await member();
    const ben = await member("guest");
    const { id } = await createNotebook(ana, { workspace, name: "Diary", visibility: "private" });
    expect(await names(setting.actor)).toEqual(["Kitchen"]);
    await setNotebookAccess(ana, {
      id,
      visibility: "private",
      members: [
        { userId: ana.userId, access: "manage" },
        { userId: ben.userId, access: "read" },
      ],
    });
    expect(await names(ben)).toEqual(["Diary"]);
    expect(await listNotebookMembers(ben, { id })).toMatchObject({ access: "read", visibility: "private" });
    await expect(listNotebookMembers(setting.actor, { id })).rejects.toMatchObject({ code: "not-found" });
  });

  test("cannot be left without somebody who manages it, nor given to strangers", async () => {
    const { notebook, actor, owner } = setting;
    const stranger = await createUser();
    const give = (members: Parameters<typeof setNotebookAccess>[1]["members"]) =>
      setNotebookAccess(actor, { id: notebook.shortId, visibility: "private", members });
    const me = { userId: owner.id, access: "manage" } as const;
    await expect(give([])).rejects.toMatchObject({ code: "bad-request" });
    await expect(give([{ ...me, access: "edit" }])).rejects.toMatchObject({ code: "bad-request" });
    await expect(give([me, { userId: stranger.id, access: "read" }])).rejects.toMatchObject({
      code: "bad-request",
    });
    await expect(give([me, me])).rejects.toMatchObject({ code: "bad-request" });
    expect(await db.notebook.findUnique({ where: { id: notebook.id } })).toMatchObject({
      visibility: "open",
    });
  });

  test("is deleted only when nothing is in it or in the trash from it", async () => {
    const { notebook, actor } = setting;
    const note = await createNoteRow({ notebook });
    const remove = () => deleteNotebook(actor, { id: notebook.shortId });
    await expect(remove()).rejects.toMatchObject({ code: "conflict", message: /still has a note/ });
    await trashNote(actor, { id: note.shortId });
    await expect(remove()).rejects.toMatchObject({ code: "conflict", message: /in the trash/ });
    await db.note.delete({ where: { id: note.id } });
    await remove();
    expect(await names(actor)).toEqual([]);
  });
});
