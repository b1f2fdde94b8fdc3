import { buffer } from "node:stream/consumers";
import { describe, expect, test } from "vitest";
import { visitor, type Actor } from "#lib/actor.ts";
import { db } from "#lib/db/db.ts";
import { createNote } from "#lib/notes/create-note.ts";
import { deleteNote } from "#lib/notes/delete-note.ts";
import { trashNote } from "#lib/notes/trash-note.ts";
import { publishNote } from "#lib/publishing/publish-note.ts";
import { actorOf, createMember, createNotebook, createSetting, createUser } from "#lib/testing/factories.ts";
import { rewriteNote } from "#lib/testing/rewrite-note.ts";
import { openAttachment } from "./open-attachment.ts";
import { uploadAttachment } from "./upload-attachment.ts";

const png = Buffer.from("89504e470d0a1a0a0000000d49484452", "hex");

async function* stream(bytes: Uint8Array) {
  yield bytes;
}

/** Ana owns everything; Ben sees the open notebook only; a picture is in a note of the private one. */
async function setUp() {
  const setting = await createSetting();
  const { actor, workspace } = setting;
  const hidden = await createNotebook({
    workspace,
    visibility: "private",
    members: [{ user: { id: actor.userId }, access: "manage" }],
  });
  const ben = await createUser({ name: "Ben Okri" });
  await createMember({ workspace, user: ben });
  const noteIn = async (notebook: { shortId: string }, who: Actor, markdown: string) =>
    (
      await createNote(who, {
        workspace: workspace.slug,
        notebook: notebook.shortId,
        title: "Loaf",
        markdown,
      })
    ).id;
  const source = await noteIn(hidden, actor, "Private.");
  const picture = await uploadAttachment(actor, { note: source, name: "loaf.png", bytes: stream(png) });
  return { ...setting, ben: await actorOf(ben), hidden, source, picture, noteIn };
}

const sees = async (who: Actor, { id }: { id: string }) =>
  await openAttachment(who, { id }).then(
    () => true,
    () => false,
  );

describe("a picture that is used in another note", () => {
  test("is seen by its readers, when whoever put it there could see it", async () => {
    const { actor, ben, notebook, picture, noteIn } = await setUp();
    expect([await sees(ben, picture), await sees(visitor, picture)]).toEqual([false, false]);
    const open = await noteIn(notebook, actor, "Nothing yet.");
    await rewriteNote(actor, open, { title: "Loaf", markdown: `![Loaf](${picture.url})` });
    expect([await sees(ben, picture), await sees(visitor, picture)]).toEqual([true, false]);
    await publishNote(actor, { note: open });
    expect(await sees(visitor, picture)).toBe(true);
  });

  test("also in a note that begins with it, and as a link", async () => {
    const { actor, ben, notebook, picture, noteIn } = await setUp();
    await noteIn(notebook, actor, `[The loaf](${picture.url})`);
    expect(await sees(ben, picture)).toBe(true);
  });

  test("stays hidden from whoever only knows its address", async () => {
    const { ben, notebook, picture, noteIn } = await setUp();
    const open = await noteIn(notebook, ben, `![Loaf](${picture.url})`);
    expect(await sees(ben, picture)).toBe(false);
    await rewriteNote(ben, open, { title: "Loaf", markdown: `Look: ![Loaf](${picture.url})` });
    expect(await sees(ben, picture)).toBe(false);
  });

  test("outlives the note it was uploaded to", async () => {
    const { actor, ben, notebook, source, picture, noteIn } = await setUp();
    await noteIn(notebook, actor, `![Loaf](${picture.url})`);
    await trashNote(actor, { id: source });
    expect(await sees(ben, picture)).toBe(true);
    await deleteNote(actor, { id: source });
    const opened = await openAttachment(ben, picture);
    expect(await buffer(await opened.bytes())).toEqual(png);
    expect(await db.attachmentUse.count({ where: { attachmentId: picture.id } })).toBe(1);
  });

  test("goes with the last note that uses it", async () => {
    const { actor, notebook, source, picture, noteIn } = await setUp();
    const copy = await noteIn(notebook, actor, `![Loaf](${picture.url})`);
    for (const id of [source, copy]) {
      await trashNote(actor, { id });
      await deleteNote(actor, { id });
    }
    expect(await db.attachment.count({ where: { id: picture.id } })).toBe(0);
  });
});
