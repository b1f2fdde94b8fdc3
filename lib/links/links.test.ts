import type { JSONContent } from "@tiptap/core";
import { beforeEach, describe, expect, test } from "vitest";
import type { Actor } from "#lib/actor.ts";
import { db, transaction } from "#lib/db/db.ts";
import { renderBody } from "#lib/editor/html.ts";
import { replaceContent } from "#lib/editor/replace-content.ts";
import type { NoteContent } from "#lib/editor/yjs.ts";
import { addNote } from "#lib/notes/add-note.ts";
import { readNote } from "#lib/notes/read-note.ts";
import { renameNote } from "#lib/notes/rename-note.ts";
import { trashNote } from "#lib/notes/trash-note.ts";
import { writeNote } from "#lib/notes/write-note.ts";
import { requireNote } from "#lib/permissions/notes.ts";
import { actorOf, createMember, createNotebook, createSetting, createUser } from "#lib/testing/factories.ts";
import { linkMention } from "./link-mention.ts";
import { listBacklinks } from "./list-backlinks.ts";
import { listMentions } from "./list-mentions.ts";
import { noteFor } from "./note-for.ts";
import { resolveLinks } from "./resolve-links.ts";
import { suggestPeople } from "./suggest-people.ts";

type Setting = Awaited<ReturnType<typeof createSetting>>;

let setting: Setting;
beforeEach(async () => {
  setting = await createSetting();
});

const text = (words: string): JSONContent => ({ type: "text", text: words });
const link = (target: string, note: string | null = null, more = {}): JSONContent => ({
  type: "noteLink",
  attrs: { note, target, heading: null, alias: null, ...more },
});
const body = (...content: JSONContent[]): JSONContent => ({
  type: "doc",
  content: [{ type: "paragraph", attrs: { id: "pppppppppp" }, content }],
});

interface Made {
  parent?: string;
  notebook?: { shortId: string };
  actor?: Actor;
}

async function make(
  title: string,
  content: JSONContent[] = [text("Words.")],
  made: Made & Partial<NoteContent> = {},
) {
  const { actor = setting.actor, notebook = setting.notebook, parent, ...about } = made;
  return await transaction((tx) =>
    addNote(tx, actor, {
      workspace: setting.workspace.slug,
      ...(parent === undefined ? { notebook: notebook.shortId } : { parent }),
      content: { title, body: body(...content), ...about },
      origin: "created",
    }),
  );
}

async function rewrite(id: string, content: Partial<NoteContent>, actor: Actor = setting.actor) {
  await transaction(async (tx) => {
    const note = await requireNote(tx, actor, { id, needed: "edit" });
    await writeNote(tx, actor, { note, origin: "api", change: (doc) => replaceContent(doc, content) });
  });
}

/** Where the (only) link of a note leads. */
async function leadsTo(id: string): Promise<unknown> {
  const { content } = await readNote(setting.actor, { id });
  return content.body.content?.[0]?.content?.find(({ type }) => type === "noteLink")?.attrs?.note;
}

const html = async (actor: Actor, id: string) => {
  const { content, links } = await readNote(actor, { id });
  return renderBody(content.body, { note: noteFor(links) });
};
const backlinks = async (id: string, actor: Actor = setting.actor) =>
  (await listBacklinks(actor, { note: id })).links.map(({ title }) => title);

/** Somebody with a workspace role, and a private notebook that only the owner may read. */
async function withPrivate() {
  const member = await createMember({ workspace: setting.workspace });
  const secret = await createNotebook({
    workspace: setting.workspace,
    name: "Secret",
    visibility: "private",
    position: "a9",
    members: [{ user: setting.owner, access: "manage" }],
  });
  return { member: await actorOf({ id: member.userId }), secret };
}

describe("a link that is written by title", () => {
  test("leads to the note with that title, whatever the case", async () => {
    const rye = await make("Rye Bread");
    expect(await leadsTo((await make("Hub", [link("rye  bread")])).id)).toBe(rye.id);
  });

  test("leads to a note with that alias, but a title goes first", async () => {
    const aliased = await make("Levain", undefined, { properties: { aliases: ["Starter"] } });
    expect(await leadsTo((await make("A", [link("starter")])).id)).toBe(aliased.id);
    const titled = await make("Starter");
    expect(await leadsTo((await make("B", [link("Starter")])).id)).toBe(titled.id);
  });

  test("leads by a path, with or without extension, and to the nearest of several", async () => {
    const bread = await make("Bread");
    const inBread = await make("Basics", undefined, { parent: bread.id });
    const other = await createNotebook({ workspace: setting.workspace, name: "Garden", position: "a5" });
    const inGarden = await make("Basics", undefined, { notebook: other });
    expect(await leadsTo((await make("A", [link("Bread/Basics.md")])).id)).toBe(inBread.id);
    expect(await leadsTo((await make("B", [link("../garden/basics")])).id)).toBe(inGarden.id);
    expect(await leadsTo((await make("C", [link("Basics")], { notebook: other })).id)).toBe(inGarden.id);
    expect(await leadsTo((await make("D", [link("Nowhere/Basics")])).id)).toBeUndefined();
  });

  test("never leads to what its author may not read, to the trash, or into another workspace", async () => {
    const { member, secret } = await withPrivate();
    await make("Plan", undefined, { notebook: secret });
    expect(await leadsTo((await make("A", [link("Plan")], { actor: member })).id)).toBeUndefined();
    const gone = await make("Gone");
    await trashNote(setting.actor, { id: gone.id });
    expect(await leadsTo((await make("B", [link("Gone")])).id)).toBeUndefined();
    const here = setting;
    setting = await createSetting();
    await make("Elsewhere");
    setting = here;
    expect(await leadsTo((await make("C", [link("Elsewhere")])).id)).toBeUndefined();
  });

  test("goes on leading where it led, also when another note has the title by now", async () => {
    const rye = await make("Rye");
    await renameNote(setting.actor, { id: rye.id, title: "Rye 1" });
    await make("Rye");
    const { id: workspaceId } = setting.workspace;
    const resolved = await transaction((tx) =>
      resolveLinks(tx, setting.actor, {
        workspaceId,
        body: body(link("Rye")),
        previous: [body(link("Rye", rye.id))],
      }),
    );
    expect(resolved.content?.[0]?.content?.[0]?.attrs?.note).toBe(rye.id);
  });
});

describe("what readers see of a link", () => {
  test("the title the note has now, or the words its author chose", async () => {
    const rye = await make("Rye");
    const hub = await make("Hub", [
      link("Rye"),
      text(" "),
      link("Rye", null, { alias: "this", heading: "Crust" }),
    ]);
    await renameNote(setting.actor, { id: rye.id, title: "Rye <2>" });
    const shown = await html(setting.actor, hub.id);
    expect(shown).toContain(`-${rye.id}">Rye &lt;2&gt;</a>`);
    expect(shown).toContain(`-${rye.id}#crust">this</a>`);
    expect(
      (await readNote(setting.actor, { id: hub.id })).content.body.content?.[0]?.content?.[0]?.attrs,
    ).toMatchObject({
      target: "Rye",
    });
  });

  test("the words as written, when they may not read the note", async () => {
    const { member, secret } = await withPrivate();
    const plan = await make("Plan", undefined, { notebook: secret });
    const hub = await make("Hub", [link("Plan")]);
    await renameNote(setting.actor, { id: plan.id, title: "Layoffs" });
    expect(await html(setting.actor, hub.id)).toContain("Layoffs");
    const shown = await html(member, hub.id);
    expect(shown).toBe('<p><a class="note-link">Plan</a></p>');
  });

  test("a note that is made later, under that title", async () => {
    const hub = await make("Hub", [link("Later")]);
    expect(await html(setting.actor, hub.id)).not.toContain("href");
    const later = await make("later");
    expect(await html(setting.actor, hub.id)).toContain(later.id);
    expect(await backlinks(later.id)).toEqual(["Hub"]);
  });

  test("of an embedded note its beginning", async () => {
    await make("Rye", [text("Slow and sour.")]);
    const hub = await make("Hub");
    await rewrite(hub.id, {
      body: { type: "doc", content: [{ type: "noteEmbed", attrs: { target: "Rye" } }] },
    });
    expect(await html(setting.actor, hub.id)).toContain("Slow and sour.");
  });
});

describe("backlinks", () => {
  test("by id, by title and by address, with the words around; and not any more when the link is gone", async () => {
    const rye = await make("Rye");
    const hub = await make("Hub", [text("See "), link("Rye"), text(" now.")]);
    const marks = [{ type: "link", attrs: { href: rye.url } }];
    await make("By address", [{ ...text("there"), marks }]);
    const { links, notes } = await listBacklinks(setting.actor, { note: rye.id });
    expect(links.map(({ title, excerpt }) => [title, excerpt])).toEqual([
      ["By address", "there"],
      ["Hub", "See Rye now."],
    ]);
    expect(links[1]?.url).toMatch(/#b-pppppppppp$/);
    expect(notes).toBe(2);
    await rewrite(hub.id, { body: body(text("See.")) });
    expect(await backlinks(rye.id)).toEqual(["By address"]);
  });

  test("only from notes that the reader may read, and not from the trash", async () => {
    const { member, secret } = await withPrivate();
    const rye = await make("Rye");
    await make("Plan", [link("Rye")], { notebook: secret });
    const hub = await make("Hub", [link("Rye")]);
    expect(await backlinks(rye.id)).toEqual(["Hub", "Plan"]);
    expect(await backlinks(rye.id, member)).toEqual(["Hub"]);
    expect((await listBacklinks(member, { note: rye.id })).notes).toBe(1);
    await trashNote(setting.actor, { id: hub.id });
    expect(await backlinks(rye.id, member)).toEqual([]);
  });

  test("are written only when they change", async () => {
    await make("Rye");
    const hub = await make("Hub", [link("Rye"), text(" #bread")]);
    const rows = async () => ({
      links: await db.noteLink.findMany({ where: { from: { shortId: hub.id } } }),
      tags: await db.$queryRaw`SELECT xmin::text, "key" FROM "NoteTag"`,
    });
    const before = await rows();
    await rewrite(hub.id, { title: "Hub 2" });
    expect(await rows()).toEqual(before);
  });
});

describe("unlinked mentions", () => {
  test("words in other notes that name this one, and a link when somebody wants it", async () => {
    const rye = await make("Rye bread", undefined, { properties: { aliases: ["Roggenbrot"] } });
    const soup = await make("Soup", [text("With rye bread on the side, no rye breads.")]);
    await make("Other", [{ ...text("rye bread"), marks: [{ type: "code" }] }, text(" strye bread")]);
    await make("German", [text("Ein Roggenbrot.")]);
    const found = await listMentions(setting.actor, { note: rye.id });
    expect(found.map(({ title, before, words, after }) => [title, before, words, after])).toEqual([
      ["Soup", "With ", "rye bread", " on the side, no rye breads."],
      ["German", "Ein ", "Roggenbrot", "."],
    ]);
    await linkMention(setting.actor, { from: soup.id, block: found[0]!.block, note: rye.id });
    expect(await leadsTo(soup.id)).toBe(rye.id);
    expect((await readNote(setting.actor, { id: soup.id })).content.body.content?.[0]?.content).toMatchObject(
      [
        { text: "With " },
        { attrs: { target: "Rye bread", alias: "rye bread" } },
        { text: " on the side, no rye breads." },
      ],
    );
    expect(await backlinks(rye.id)).toEqual(["Soup"]);
    const again = linkMention(setting.actor, { from: soup.id, block: found[0]!.block, note: rye.id });
    await expect(again).rejects.toMatchObject({ code: "conflict" });
  });

  test("not from notes that the reader may not read; and only who may edit may link", async () => {
    const { member, secret } = await withPrivate();
    const rye = await make("Rye bread");
    const plan = await make("Plan", [text("No more rye bread.")], { notebook: secret });
    expect(await listMentions(member, { note: rye.id })).toEqual([]);
    const linking = linkMention(member, { from: plan.id, block: "pppppppppp", note: rye.id });
    await expect(linking).rejects.toMatchObject({ code: "not-found" });
    await db.notebookMember.create({
      data: { notebookId: secret.id, userId: (member as { userId: string }).userId, access: "read" },
    });
    expect(await listMentions(member, { note: rye.id })).toMatchObject([{ title: "Plan", mayLink: false }]);
    await expect(
      linkMention(member, { from: plan.id, block: "pppppppppp", note: rye.id }),
    ).rejects.toMatchObject({ code: "forbidden" });
  });
});

test("people to name: those who may read the note first, and guests get to know nobody else", async () => {
  const person = async (name: string, role: "member" | "guest") => {
    const user = await createUser({ name });
    await createMember({ workspace: setting.workspace, user, role });
    return user;
  };
  const [ann, bob, guest] = [
    await person("Ann Field", "guest"),
    await person("Bob Fielding", "member"),
    await person("Gil", "guest"),
  ];
  const rye = await make("Rye");
  const names = async (actor: Actor, q: string) =>
    (await suggestPeople(actor, { note: rye.id, q })).map(({ name, reads }) => [name, reads]);
  expect(await names(setting.actor, "fíeld")).toEqual([
    ["Bob Fielding", true],
    ["Ann Field", false],
  ]);
  await db.notebookMember.create({
    data: { notebookId: setting.notebook.id, userId: guest.id, access: "read" },
  });
  expect(await names(await actorOf(guest), "")).toEqual([["Gil", true]]);
  expect([ann, bob]).toHaveLength(2);
});
