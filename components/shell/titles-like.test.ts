import { expect, test } from "vitest";
import { indexTree } from "#components/notes/tree-index.ts";
import { titlesLike } from "./titles-like.ts";

const titles = ["On bread", "Bread", "Shortbread", "Bread and butter", "Über Brötchen", "Music"];
const index = indexTree({
  notebooks: [{ id: "book", name: "Bread book", visibility: "open", access: "edit" }],
  notes: titles.map((title) => ({ id: title, title, notebook: "book", parent: null, position: "a0" })),
});

test("what starts with the word comes first, then words that do, then the rest", () => {
  expect(titlesLike(index, "bread")).toEqual(["Bread", "Bread and butter", "On bread", "Shortbread"]);
});

test("every word has to be there, accents and case do not matter", () => {
  expect(titlesLike(index, "BUTTER bread")).toEqual(["Bread and butter"]);
  expect(titlesLike(index, "brot")).toEqual(["Über Brötchen"]);
});

test("nothing typed finds nothing", () => {
  expect(titlesLike(index, "  ")).toEqual([]);
});
