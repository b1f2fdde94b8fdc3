import fc from "fast-check";
import { beforeEach, describe, expect, test } from "vitest";
import { visitor, type Actor } from "#lib/actor.ts";
import { db } from "#lib/db/db.ts";
import { trashNote } from "#lib/notes/trash-note.ts";
import {
  actorOf,
  createMember,
  createNotebook,
  createNoteRow,
  createSetting,
  createUser,
} from "#lib/testing/factories.ts";
import { searchNotes } from "./search-notes.ts";
import { suggestNotes } from "./suggest-notes.ts";

type Setting = Awaited<ReturnType<typeof createSetting>>;

let setting: Setting;
let workspace: string;
beforeEach(async () => {
  setting = await createSetting();
  workspace = setting.workspace.slug;
});

async function note(title: string, text = "", notebook = setting.notebook) {
  const row = await createNoteRow({ notebook, title });
  return await db.note.update({ where: { id: row.id }, data: { text } });
}

const search = (q: string, actor: Actor = setting.actor) => searchNotes(actor, { workspace, q, limit: 20 });
const titles = async (q: string, actor?: Actor) => (await search(q, actor)).hits.map(({ title }) => title);

describe("finding", () => {
  test("by title and text, titles first", async () => {
    await note("Soup", "With rye bread on the side. Rye, rye, rye.");
    await note("Rye bread", "Feed it daily.");
    expect(await titles("rye")).toEqual(["Rye bread", "Soup"]);
    expect(await titles("feed daily")).toEqual(["Rye bread"]);
    expect(await titles("feed weekly")).toEqual([]);
  });

  test("the note of that very title before all others", async () => {
    await note("Rye", "");
    for (let index = 0; index < 3; index++) await note(`Rye rye rye ${index}`, "rye");
    expect((await titles("rye"))[0]).toBe("Rye");
  });

  test("an unfinished last word, words without accents or case, and parts of names with dots and slashes", async () => {
    await note("Crème brûlée", "Read lib/notes/rye.md about node.js and k8s.");
    for (const q of ["CREME BRU", "brulee", "rye md", "node", "js", "notes", "k8", "node.js", "lib/notes"]) {
      expect(await titles(q), q).toEqual(["Crème brûlée"]);
    }
  });

  test("phrases, and not what is excluded", async () => {
    await note("One", "Sour rye bread");
    await note("Two", "Bread of sour rye");
    expect(await titles('"rye bread"')).toEqual(["One"]);
    expect((await titles("sour rye")).sort()).toEqual(["One", "Two"]);
    expect(await titles("sour -of")).toEqual(["One"]);
  });

  test("Chinese, Japanese and Korean anywhere in a run, from one character on", async () => {
    await note("学习笔记本", "今天我在图书馆学习数据库。");
    await note("ノート", "データベースを勉強した");
    await note("한국어", "데이터베이스를 공부했습니다");
    for (const q of ["笔记", "笔", "本", "习笔记", "图书馆", "数据库", "学习 数据"]) {
      expect(await titles(q), q).toEqual(["学习笔记本"]);
    }
    expect(await titles("ベース")).toEqual(["ノート"]);
    expect(await titles("勉強")).toEqual(["ノート"]);
    expect(await titles("베이스")).toEqual(["한국어"]);
    expect(await titles("图馆")).toEqual([]);
  });

  test("titles that are like it, when nothing has these words", async () => {
    await note("Databricks versus Kubeflow");
    const { hits, similar } = await search("kubflow");
    expect(hits.map(({ title }) => title)).toEqual(["Databricks versus Kubeflow"]);
    expect(similar).toBe(true);
  });

  test("shows where it was found, as plain pieces of text", async () => {
    await note("Bread", "Mix <b>rye</b> & water.");
    const { hits } = await search("rye");
    expect(hits[0]?.snippet).toEqual([
      { text: "Mix <b>", hit: false },
      { text: "rye", hit: true },
      { text: "</b> & water.", hit: false },
    ]);
  });

  test("shows a hit far down a long text", async () => {
    await note("Long", `${"Nothing here. ".repeat(20_000)} The needle is here.`);
    const { hits } = await search("needle");
    expect(hits[0]?.snippet).toContainEqual({ text: "needle", hit: true });
  });

  test("a text larger than a tsvector can be is stored, and its beginning is found", async () => {
    const words = Array.from(
      { length: 200_000 },
      (_, index) => `w${index.toString(36)}x${(index * 7919).toString(36)}`,
    );
    await note("Huge", words.join(" "));
    expect(await titles(words[10]!)).toEqual(["Huge"]);
  });

  test("pages hold every hit once", async () => {
    for (let index = 0; index < 25; index++)
      await note(index % 3 ? `Rye ${index}` : `Bread ${index}`, "rye ".repeat(index));
    const seen: string[] = [];
    for (let cursor: string | undefined; ;) {
      const page = await searchNotes(setting.actor, {
        workspace,
        q: "rye",
        limit: 4,
        ...(cursor && { cursor }),
      });
      seen.push(...page.hits.map(({ title }) => title));
      if (page.next === null) break;
      cursor = page.next;
    }
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen).toHaveLength(24); // "Bread 0" has no rye
    for (const cursor of ["", "x", "W10"]) {
      const searching = searchNotes(setting.actor, { workspace, q: "rye", limit: 4, cursor });
      await expect(searching).rejects.toMatchObject({ code: "bad-request" });
    }
  });

  test("nothing that is typed is an error", async () => {
    await note("Rye", "bread");
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(fc.string({ unit: "grapheme" }), fc.string({ unit: operators })),
        async (q) => {
          expect((await search(q)).hits.length).toBeLessThan(2);
          expect((await suggestNotes(setting.actor, { workspace, q })).length).toBeLessThan(2);
        },
      ),
      { numRuns: 60 },
    );
  });
});

const operators = fc.constantFrom(..."&|!():*<->'\"\\%_ ae\0学".split(""));

describe("what is hidden", () => {
  test("gives no hit, no snippet, no suggestion and no place on a page to anybody else", async () => {
    const { workspace: inside, owner } = setting;
    const named = await createUser({ name: "Nell Named" });
    const diary = await createNotebook({
      workspace: inside,
      visibility: "private",
      position: "a1",
      members: [
        { user: owner, access: "manage" },
        { user: named, access: "read" },
      ],
    });
    await createMember({ workspace: inside, user: named, role: "guest" });
    await note("Secret rye", "rye secret", diary);
    await note("Open rye", "rye");
    const as = async (role: "admin" | "member" | "guest") => {
      const { userId } = await createMember({ workspace: inside, role });
      return await actorOf({ id: userId });
    };
    const stranger = (await createSetting()).actor;
    const cases: [Actor, string[]][] = [
      [setting.actor, ["Open rye", "Secret rye"]],
      [await actorOf(named), ["Secret rye"]],
      [await as("admin"), ["Open rye"]],
      [await as("member"), ["Open rye"]],
      [await as("guest"), []],
    ];
    for (const [actor, expected] of cases) {
      expect((await titles("rye", actor)).sort()).toEqual(expected);
      expect((await titles("secrt", actor)).sort()).toEqual(expected.filter((title) => /Secret/.test(title)));
      const suggested = await suggestNotes(actor, { workspace, q: "rye" });
      expect(suggested.map(({ title }) => title).sort()).toEqual(expected);
      const recent = await suggestNotes(actor, { workspace, q: "" });
      expect(recent.map(({ title }) => title).sort()).toEqual(expected);
      const page = await searchNotes(actor, { workspace, q: "rye", limit: 1 });
      expect(page.next !== null).toBe(expected.length > 1);
      const inDiary = searchNotes(actor, { workspace, q: "rye", limit: 20, notebook: diary.shortId });
      if (expected.includes("Secret rye")) expect((await inDiary).hits).toHaveLength(1);
      else await expect(inDiary).rejects.toMatchObject({ code: "not-found" });
    }
    for (const actor of [stranger, visitor]) {
      await expect(search("rye", actor)).rejects.toMatchObject({ code: "not-found" });
      await expect(suggestNotes(actor, { workspace, q: "rye" })).rejects.toMatchObject({ code: "not-found" });
    }
  });

  test("notes in the trash are not found", async () => {
    const { shortId } = await note("Rye");
    await trashNote(setting.actor, { id: shortId });
    expect(await titles("rye")).toEqual([]);
    expect(await suggestNotes(setting.actor, { workspace, q: "" })).toEqual([]);
  });

  test("a notebook of another workspace is not searched, even by somebody who is in both", async () => {
    const other = await createSetting();
    await createMember({ workspace: other.workspace, user: setting.owner });
    const searching = searchNotes(setting.actor, {
      workspace,
      q: "rye",
      limit: 20,
      notebook: other.notebook.shortId,
    });
    await expect(searching).rejects.toMatchObject({ code: "not-found" });
  });
});
