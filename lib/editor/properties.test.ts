import { expect, test } from "vitest";
import * as Y from "yjs";
import { emptyBody } from "./body.ts";
import { propertiesFit, propertyMaps, tagFrom, tagList, writeProperties } from "./properties.ts";
import { mergeBody } from "./merge-body.ts";
import { replaceContent } from "./replace-content.ts";
import { createNoteUpdate, noteFromDoc, noteFromUpdate } from "./yjs.ts";

const about = {
  tags: ["rye", "Bread/Sour"],
  properties: {
    aliases: ["Starter"],
    description: "Slow.",
    cover: "https://example.org/a.png",
    extra: "a: 1\nb: [2]",
  },
};

test.each([
  ["#rye", "rye"],
  [" rye  bread ", "rye bread"],
  ["#a//b/", "a/b"],
  ["学习", "学习"],
  ["#", null],
  ["", null],
  ["x".repeat(101), null],
])("tag %j", (written, tag) => expect(tagFrom(written)).toBe(tag));

test("tags are the same in whatever case and order they come", () => {
  expect(tagList(["rye", "Rye", "bread", 7])).toEqual(["bread", "rye"]);
});

test("a note that has tags and properties says so, and one without says nothing of them", () => {
  const content = noteFromUpdate(createNoteUpdate({ title: "Rye", body: emptyBody(), ...about }));
  expect(content.tags).toEqual(["Bread/Sour", "rye"]);
  expect(content.properties).toEqual(about.properties);
  expect(Object.keys(noteFromUpdate(createNoteUpdate({ title: "Rye", body: emptyBody() })))).toEqual([
    "title",
    "body",
  ]);
});

test("replacing touches what is given and differs, and nothing else", () => {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, createNoteUpdate({ title: "Rye", body: emptyBody(), ...about }));
  let updates = 0;
  doc.on("update", () => updates++);
  replaceContent(doc, { title: "Rye" });
  replaceContent(doc, about);
  expect(updates).toBe(0);
  replaceContent(doc, { tags: ["rye", "new"] });
  expect(noteFromDoc(doc)).toMatchObject({ tags: ["new", "rye"], properties: about.properties });
  const { body } = noteFromDoc(doc);
  mergeBody(doc, { base: body, next: body, properties: {} });
  expect(noteFromDoc(doc)).toMatchObject({ tags: ["new", "rye"] });
  expect(noteFromDoc(doc).properties).toBeUndefined();
});

test("tags that two people add at once are all there", () => {
  const [one, two] = [new Y.Doc(), new Y.Doc()];
  for (const doc of [one, two]) Y.applyUpdate(doc, createNoteUpdate({ title: "", body: emptyBody() }));
  writeProperties(one, { tags: ["a"] });
  writeProperties(two, { tags: ["b"] });
  Y.applyUpdate(one, Y.encodeStateAsUpdate(two));
  expect(noteFromDoc(one).tags).toEqual(["a", "b"]);
});

test("whatever a browser puts there, what is read fits", () => {
  const doc = new Y.Doc();
  doc.getMap("tags").set("\0\ud800 x\n", new Y.Map());
  doc.getMap("tags").set("", true);
  doc.getMap("properties").set("aliases", { length: 3 });
  doc.getMap("properties").set("description", new Y.Text("no"));
  doc.getMap("properties").set("cover", "javascript:alert(1)");
  doc.getMap("properties").set("extra", "\0");
  doc.getMap("properties").set("__proto__", { polluted: true });
  expect(noteFromDoc(doc)).toMatchObject({ tags: ["\ufffd x"] });
  expect(noteFromDoc(doc).properties).toBeUndefined();
});

test.each<[string, boolean, (doc: Y.Doc) => unknown]>([
  ["a tag", true, (doc) => doc.getMap("tags").set("rye", true)],
  ["properties", true, (doc) => writeProperties(doc, about)],
  ["other parts of the document", true, (doc) => doc.getText("body").insert(0, "x".repeat(300_000))],
  ["a tag that is no flag", false, (doc) => doc.getMap("tags").set("rye", { so: "what" })],
  ["a tag that is a document", false, (doc) => doc.getMap("tags").set("rye", new Y.Map())],
  ["a tag as long as a page", false, (doc) => doc.getMap("tags").set("x".repeat(5000), true)],
  ["a property that is a document", false, (doc) => doc.getMap("properties").set("extra", new Y.Text("x"))],
  [
    "a property as long as a book",
    false,
    (doc) => doc.getMap("properties").set("extra", "x".repeat(300_000)),
  ],
  ["bytes", false, (doc) => doc.getMap("properties").set("extra", new Uint8Array(10))],
  [
    "thousands of tags",
    false,
    (doc) => Array.from({ length: 3000 }, (_, at) => doc.getMap("tags").set(`${at}`, true)),
  ],
])("an update with %s: %s", (_what, fits, change) => {
  const doc = new Y.Doc();
  const maps = propertyMaps(doc);
  let changed: ReadonlySet<unknown> = new Set();
  doc.on("afterTransaction", (transaction) => (changed = new Set(transaction.changed.keys())));
  doc.transact(() => change(doc));
  expect(propertiesFit(maps, changed)).toBe(fits);
});
