import { describe, expect, test } from "vitest";
import type { Actor } from "#lib/actor.ts";
import { db, transaction } from "#lib/db/db.ts";
import { createNote } from "#lib/notes/create-note.ts";
import { readNotePage } from "#lib/notes/read-note-page.ts";
import { restoreNote } from "#lib/notes/restore-note.ts";
import { trashNote } from "#lib/notes/trash-note.ts";
import { actorOf, createMember, createNotebook, createSetting, createUser } from "#lib/testing/factories.ts";
import { rewriteNote } from "#lib/testing/rewrite-note.ts";
import { answerPublic } from "./answer-public.ts";
import { publishNote } from "./publish-note.ts";
import { unpublishNote } from "./unpublish-note.ts";

async function note(markdown: string, setting?: Awaited<ReturnType<typeof createSetting>>) {
  const { actor, workspace, ...rest } = setting ?? (await createSetting());
  const { id } = await createNote(actor, { workspace: workspace.slug, markdown });
  return { ...rest, actor, workspace, note: id };
}

const publicationOf = async (actor: Actor, id: string) =>
  (await readNotePage(actor, { id })).publishing.publication;

async function read(path: string) {
  const { status, identity, headers } = await answerPublic(path);
  return { status, text: identity.toString(), location: headers.Location };
}

describe("publishing", () => {
  test("shows the note to everybody, and later edits to nobody", async () => {
    const { actor, note: id, workspace } = await note("# Sourdough\n\nFeed it daily.");
    const { url } = await publishNote(actor, { note: id });
    expect(url).toBe(`/p/${workspace.slug}/sourdough`);
    expect((await publicationOf(actor, id))?.changed).toBe(false);

    await rewriteNote(actor, id, { title: "Sourdough", markdown: "Feed it weekly." });
    expect((await read(url)).text).toContain("Feed it daily.");
    expect((await read(url)).text).not.toContain("weekly");
    expect((await publicationOf(actor, id))?.changed).toBe(true);

    const again = await publishNote(actor, { note: id });
    expect(again.url).toBe(url);
    expect((await read(url)).text).toContain("Feed it weekly.");
    expect((await publicationOf(actor, id))?.changed).toBe(false);
  });

  test("a second time without changes makes no revision and keeps the date of publication", async () => {
    const { actor, note: id } = await note("# Sourdough\n\nFeed it daily.");
    const first = await publishNote(actor, { note: id });
    const before = await publicationOf(actor, id);
    const second = await publishNote(actor, { note: id });
    expect(second).toEqual(first);
    expect((await publicationOf(actor, id))?.publishedAt).toEqual(before?.publishedAt);
  });

  test("is announced when it is committed", async () => {
    const { actor, note: id } = await note("# Sourdough\n\nFeed it daily.");
    const { listen } = await import("#lib/events/listen.ts");
    const heard: unknown[] = [];
    const subscription = await listen(
      (event) => heard.push(event),
      () => undefined,
    );
    const row = await db.note.findUniqueOrThrow({ where: { shortId: id } });
    await publishNote(actor, { note: id });
    await expect
      .poll(() => heard)
      .toContainEqual({ type: "publication.changed", workspaceId: row.workspaceId, noteId: row.id });
    await subscription.close();
  });
});

describe("who may publish", () => {
  test("a guest who may edit may not, a member may, and a token only with the right to write", async () => {
    const setting = await createSetting();
    const { actor, note: id, workspace } = await note("# Sourdough\n\nFeed it daily.", setting);
    const [member, guest] = [await createUser({ name: "Ben Okri" }), await createUser({ name: "Gus Hale" })];
    await createMember({ workspace, user: member });
    await createMember({ workspace, user: guest, role: "guest" });
    await db.notebookMember.create({
      data: { notebookId: setting.notebook.id, userId: guest.id, access: "edit" },
    });

    const asGuest = await actorOf(guest);
    await expect(publishNote(asGuest, { note: id })).rejects.toMatchObject({ code: "forbidden" });
    const seenBy = async (who: Actor) => (await readNotePage(who, { id })).publishing;
    expect(await seenBy(asGuest)).toEqual({ mayPublish: false, publication: null });
    const reading: Actor = { kind: "token", userId: member.id, tokenId: "t", scope: "read" };
    await expect(publishNote(reading, { note: id })).rejects.toMatchObject({ code: "forbidden" });
    await expect(publishNote(await actorOf(member), { note: id })).resolves.toHaveProperty("url");
    await expect(unpublishNote(asGuest, { note: id })).rejects.toMatchObject({ code: "forbidden" });
    expect(await seenBy(actor)).toMatchObject({ mayPublish: true });
  });

  test("somebody of another workspace finds nothing, neither to publish nor to take away", async () => {
    const { actor, note: id } = await note("# Sourdough\n\nFeed it daily.");
    const { actor: stranger } = await createSetting();
    await publishNote(actor, { note: id });
    for (const attempt of [publishNote, unpublishNote])
      await expect(attempt(stranger, { note: id })).rejects.toMatchObject({ code: "not-found" });
  });
});

describe("unpublishing", () => {
  test("takes every form of the page away at once, and brings nothing back by itself", async () => {
    const { actor, note: id, workspace } = await note("# Sourdough\n\nFeed it daily.");
    const { url } = await publishNote(actor, { note: id });
    const site = `/p/${workspace.slug}`;
    const places = [url, `${url}.md`, site, `${site}/feed.xml`];
    for (const place of places) expect((await read(place)).status).toBe(200);

    await unpublishNote(actor, { note: id });
    for (const place of places) expect((await read(place)).status).toBe(404);
    for (const list of ["/sitemap.xml", "/llms.txt"]) expect((await read(list)).text).not.toContain(site);
    await expect(unpublishNote(actor, { note: id })).rejects.toMatchObject({ code: "not-found" });
    expect(await publicationOf(actor, id)).toBeNull();
  });

  test("comes with the trash, also for the notes below, and restoring does not publish again", async () => {
    const setting = await createSetting();
    const parent = await note("# Bread\n\nAll of it.", setting);
    const { actor, workspace } = parent;
    const child = await createNote(actor, {
      workspace: workspace.slug,
      parent: parent.note,
      markdown: "# Rye\n\nSlow.",
    });
    const pages = [
      await publishNote(actor, { note: parent.note }),
      await publishNote(actor, { note: child.id }),
    ];
    await trashNote(actor, { id: parent.note });
    for (const { url } of pages) expect((await read(url)).status).toBe(404);
    await restoreNote(actor, { id: parent.note });
    for (const { url } of pages) expect((await read(url)).status).toBe(404);
  });
});

describe("addresses", () => {
  test("a new title moves the page, and the old address leads there while it is published", async () => {
    const { actor, note: id, workspace } = await note("# Sourdough\n\nFeed it daily.");
    const { url: old } = await publishNote(actor, { note: id });
    await rewriteNote(actor, id, { title: "Crème brûlée & Grüße", markdown: "Feed it daily." });
    const { url } = await publishNote(actor, { note: id });
    expect(url).toBe(`/p/${workspace.slug}/creme-brulee-and-gruesse`);
    expect(await read(old)).toMatchObject({ status: 308, location: url });
    expect(await read(`${old}.md`)).toMatchObject({ status: 308, location: `${url}.md` });

    await unpublishNote(actor, { note: id });
    expect((await read(old)).status).toBe(404);
    await publishNote(actor, { note: id });
    expect(await read(old)).toMatchObject({ status: 308, location: url });
  });

  test("an old address goes to the note that is published under it later", async () => {
    const setting = await createSetting();
    const first = await note("# Sourdough\n\nThe first.", setting);
    const { url: old } = await publishNote(first.actor, { note: first.note });
    await rewriteNote(first.actor, first.note, { title: "Rye", markdown: "The first." });
    await publishNote(first.actor, { note: first.note });
    const second = await note("# Sourdough\n\nThe second.", setting);
    expect((await publishNote(second.actor, { note: second.note })).url).toBe(old);
    expect((await read(old)).text).toContain("The second.");

    // And back: the first note takes its title again, which is no longer free.
    await rewriteNote(first.actor, first.note, { title: "Sourdough", markdown: "The first." });
    expect((await publishNote(first.actor, { note: first.note })).url).toBe(`${old}-2`);
    expect((await read(old)).text).toContain("The second.");
  });

  test("equal titles get numbers, and a chosen address stays whatever the title becomes", async () => {
    const setting = await createSetting();
    const { actor, workspace, note: id } = await note("# Sourdough\n\nOne.", setting);
    const other = await note("# Sourdough\n\nTwo.", setting);
    await publishNote(actor, { note: id });
    expect((await publishNote(actor, { note: other.note })).url).toBe(`/p/${workspace.slug}/sourdough-2`);
    await expect(publishNote(actor, { note: other.note, slug: "sourdough" })).rejects.toMatchObject({
      code: "conflict",
    });

    await publishNote(actor, { note: other.note, slug: "my-bread" });
    await rewriteNote(actor, other.note, { title: "Ciabatta", markdown: "Two." });
    expect((await publishNote(actor, { note: other.note })).url).toBe(`/p/${workspace.slug}/my-bread`);
  });

  test("twenty notes of one title published at once all get an address of their own", async () => {
    const setting = await createSetting();
    const notes = [];
    for (let count = 0; count < 20; count += 1) notes.push(await note("# Sourdough\n\nFeed it.", setting));
    const pages = await Promise.all(notes.map(({ actor, note: id }) => publishNote(actor, { note: id })));
    expect(new Set(pages.map(({ url }) => url)).size).toBe(20);
  });

  test("a title in another script is kept readable, and one without letters gets an address too", async () => {
    const setting = await createSetting();
    const urlOf = async (title: string) => {
      const { actor, note: id } = await note(`# ${title}\n\nText.`, setting);
      return decodeURIComponent((await publishNote(actor, { note: id })).url)
        .split("/")
        .at(-1);
    };
    expect(await urlOf("Привет мир")).toBe("privet-mir");
    expect(await urlOf("学习笔记")).toBe("学习笔记");
    expect(await urlOf("🍞!?")).toBe("note");
    expect(await urlOf("../../etc/passwd")).toBe("etc-passwd");
    expect(await urlOf("feed.xml")).toBe("feed-xml");
  });

  test("a redirect does not survive its note", async () => {
    const { actor, note: id } = await note("# Sourdough\n\nFeed it daily.");
    const { url } = await publishNote(actor, { note: id });
    await trashNote(actor, { id });
    await transaction((tx) => tx.note.delete({ where: { shortId: id } }));
    expect((await read(url)).status).toBe(404);
  });
});

test("a notebook that becomes private keeps what was published on purpose, and shows nothing else", async () => {
  const setting = await createSetting();
  const secret = await createNotebook({ workspace: setting.workspace, name: "Quiet" });
  const { id } = await createNote(setting.actor, {
    workspace: setting.workspace.slug,
    notebook: secret.shortId,
    markdown: "# Rye\n\nSlow.",
  });
  const { url } = await publishNote(setting.actor, { note: id });
  expect((await read(url)).text).not.toContain("Quiet");
});
