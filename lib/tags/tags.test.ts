import { expect, test } from "vitest";
import { tagQuery } from "#lib/editor/tag-query.ts";
import { createNote } from "#lib/notes/create-note.ts";
import { searchNotes } from "#lib/search/search-notes.ts";
import { splitTags } from "#lib/search/split-tags.ts";
import { actorOf, createMember, createNotebook, createSetting } from "#lib/testing/factories.ts";
import { suggestTags } from "./suggest-tags.ts";

test("notes are found by tags, alone and with words, nested ones too; only those that may be read", async () => {
  const { actor, owner, workspace } = await createSetting();
  const slug = workspace.slug;
  const member = await actorOf({ id: (await createMember({ workspace })).userId });
  const secret = await createNotebook({
    workspace,
    visibility: "private",
    position: "a9",
    members: [{ user: owner, access: "manage" }],
  });
  const make = (title: string, tags: string[], notebook?: string) =>
    createNote(actor, { workspace: slug, title, tags, notebook, markdown: `About ${title}. #Text\n` });
  await make("Rye", ["bread/rye"]);
  await make("Soup", ["hot dish", "bread"]);
  await make("Plan", ["bread", "layoffs"], secret.shortId);
  const found = async (q: string, by = actor) =>
    (await searchNotes(by, { workspace: slug, q, limit: 20 })).hits.map(({ title }) => title).sort();
  expect(await found("tag:bread")).toEqual(["Plan", "Rye", "Soup"]);
  expect(await found("tag:BREAD", member)).toEqual(["Rye", "Soup"]);
  expect(await found("tag:bread/rye")).toEqual(["Rye"]);
  expect(await found(`tag:"hot dish" tag:text`)).toEqual(["Soup"]);
  expect(await found("soup tag:bread")).toEqual(["Soup"]);
  expect(await found("rye tag:layoffs")).toEqual([]);
  const first = await searchNotes(actor, { workspace: slug, q: "tag:text", limit: 2 });
  const rest = await searchNotes(actor, {
    workspace: slug,
    q: "tag:text",
    limit: 2,
    cursor: first.next ?? "",
  });
  expect([...first.hits, ...rest.hits].map(({ title }) => title).sort()).toEqual(["Plan", "Rye", "Soup"]);

  const tags = async (q: string, by = actor) =>
    (await suggestTags(by, { workspace: slug, q })).map(({ tag }) => tag);
  expect(await tags("")).toEqual(["Text", "bread", "bread/rye", "hot dish", "layoffs"]);
  expect(await tags("", member)).toEqual(["Text", "bread", "bread/rye", "hot dish"]);
  expect(await tags("#ry")).toEqual(["bread/rye"]);
});

test("what was saved while its tag was typed hides no other tag from whoever goes on typing it", async () => {
  const { actor, workspace } = await createSetting();
  const make = async (markdown: string) =>
    (await createNote(actor, { workspace: workspace.slug, title: "", markdown })).id;
  await make("About #bread/rye");
  const typedIn = await make("About #bre and #bread");
  const tags = async (q: string, note?: string) =>
    (await suggestTags(actor, { workspace: workspace.slug, q, typedIn: note })).map(({ tag }) => tag);
  expect(await tags("bre")).toEqual(["bre", "bread", "bread/rye"]);
  expect(await tags("bre", typedIn)).toEqual(["bread", "bread/rye"]);
  await make("#bre");
  expect(await tags("bre", typedIn)).toEqual(["bre", "bread", "bread/rye"]);
});

test.each([
  ["rye tag:Bread tag:bread", { words: "rye", tags: ["bread"] }],
  [`tag:"Hot dish"x`, { words: "x", tags: ["hot dish"] }],
  ["tag: stage:left", { words: "tag: stage:left", tags: [] }],
])("%s", (q, split) => expect(splitTags(q)).toEqual(split));

test("what a tag is asked for with finds it", () => {
  for (const tag of ["rye", "hot dish", "a/b"]) expect(splitTags(tagQuery(tag)).tags).toEqual([tag]);
});
