import { describe, expect, test } from "vitest";
import { changeTree, isAt, placeUnder } from "./tree-changes.ts";
import {
  ancestorsOf,
  indexTree,
  mayMove,
  nextByName,
  placesFor,
  rootId,
  sharedId,
  visibleRows,
  type Tree,
} from "./tree-index.ts";

const tree: Tree = {
  notebooks: [
    { id: "baking", name: "Baking", visibility: "open", access: "edit" },
    { id: "music", name: "Music", visibility: "private", access: "read" },
    { id: "work", name: "Work", visibility: "open", access: "manage" },
  ],
  notes: [
    note("bread", "baking"),
    note("rye", "baking", "bread"),
    note("starter", "baking", "rye"),
    note("cake", "baking"),
    note("scales", "music"),
    note("lost", "work", "gone"),
  ],
};

function note(id: string, notebook: string, parent: string | null = null) {
  return { id, title: `Title of ${id}`, notebook, parent, position: "a0" };
}

const all = (of: Tree) => visibleRows(indexTree(of), new Set(indexTree(of).keys())).map(({ id }) => id);

describe("the tree", () => {
  test("shows only what is expanded, with levels and places among siblings", () => {
    expect(visibleRows(indexTree(tree), new Set(["baking"]))).toEqual([
      { id: "baking", level: 0, position: 1, siblings: 3 },
      { id: "bread", level: 1, position: 1, siblings: 2 },
      { id: "cake", level: 1, position: 2, siblings: 2 },
      { id: "music", level: 0, position: 2, siblings: 3 },
      { id: "work", level: 0, position: 3, siblings: 3 },
    ]);
  });

  test("a note whose parent may not be seen stands at the top of its notebook", () => {
    expect(indexTree(tree).get("work")?.children).toEqual(["lost"]);
  });

  test("notes that claim to be under each other are all shown once", () => {
    const notes = [note("a", "work", "b"), note("b", "work", "a")];
    expect(all({ ...tree, notes })).toEqual(["baking", "music", "work", "b", "a"]);
  });

  test("notes of notebooks that are not there stand among what is shared; their place is not for changing", () => {
    const shared = { ...note("mill", "letters", "hidden"), access: "edit" as const };
    const below = { ...note("flour", "letters", "mill"), access: "edit" as const };
    const index = indexTree({ ...tree, notes: [...tree.notes, below, shared] });
    expect(index.get(rootId)?.children).toEqual([sharedId, "baking", "music", "work"]);
    expect(index.get(sharedId)?.children).toEqual(["mill"]);
    expect(ancestorsOf(index, "flour")).toEqual([sharedId, "mill"]);
    const movable = ["mill", "flour", "bread", "scales"].map((id) => mayMove(index, index.get(id)!));
    expect(movable).toEqual([false, true, true, false]);
    expect(placesFor(index, "bread").map(({ id }) => id)).toEqual([
      "mill",
      "flour",
      "baking",
      "cake",
      "work",
      "lost",
    ]);
    expect(placeUnder(index, { moving: "bread", under: sharedId })).toBeNull();
    expect(indexTree(tree).has(sharedId)).toBe(false);
  });

  test("knows what is above a note", () => {
    expect(ancestorsOf(indexTree(tree), "starter")).toEqual(["baking", "bread", "rye"]);
    expect(ancestorsOf(indexTree(tree), "nothing")).toEqual([]);
  });

  test("offers places one may write in, but not under the note itself", () => {
    expect(placesFor(indexTree(tree), "rye").map(({ id }) => id)).toEqual([
      "baking",
      "bread",
      "cake",
      "work",
      "lost",
    ]);
  });
});

describe("moving", () => {
  test("puts a note before a sibling", () => {
    const change = {
      type: "move",
      id: "cake",
      place: { notebook: "baking", parent: null, before: "bread" },
    } as const;
    expect(indexTree(changeTree(tree, change)).get("baking")?.children).toEqual(["cake", "bread"]);
  });

  test("takes what is under a note along to another notebook", () => {
    const change = {
      type: "move",
      id: "rye",
      place: { notebook: "work", parent: "lost", before: null },
    } as const;
    const index = indexTree(changeTree(tree, change));
    expect(index.get("starter")?.notebook).toBe("work");
    expect(ancestorsOf(index, "starter")).toEqual(["work", "lost", "rye"]);
  });

  test("never puts a note under itself", () => {
    const change = {
      type: "move",
      id: "bread",
      place: { notebook: "baking", parent: "starter", before: null },
    } as const;
    expect(changeTree(tree, change)).toBe(tree);
    expect(placeUnder(indexTree(tree), { moving: "bread", under: "starter" })).toBeNull();
  });

  test("finds the place a drop means", () => {
    const index = indexTree(tree);
    const place = (under: string, at?: number) => placeUnder(index, { moving: "bread", under, at });
    expect(place("baking", 0)).toEqual({ notebook: "baking", parent: null, before: "cake" });
    expect(place("baking", 1)).toEqual({ notebook: "baking", parent: null, before: null });
    expect(place("cake")).toEqual({ notebook: "baking", parent: "cake", before: null });
    expect(place("music")).toBeNull();
    expect(place("root")).toBeNull();
  });

  test("knows when nothing would change", () => {
    const index = indexTree(tree);
    expect(isAt(index, "bread", { notebook: "baking", parent: null, before: "cake" })).toBe(true);
    expect(isAt(index, "bread", { notebook: "baking", parent: null, before: null })).toBe(false);
    expect(isAt(index, "rye", { notebook: "baking", parent: "bread", before: null })).toBe(true);
  });
});

describe("other changes", () => {
  test("removing a note removes what is under it", () => {
    expect(all(changeTree(tree, { type: "remove", id: "rye" }))).toEqual([
      "baking",
      "bread",
      "cake",
      "music",
      "scales",
      "work",
      "lost",
    ]);
  });

  test("renames notes and notebooks", () => {
    const index = indexTree(changeTree(tree, { type: "rename", id: "cake", name: "Cakes" }));
    expect(index.get("cake")?.name).toBe("Cakes");
    expect(indexTree(changeTree(tree, { type: "rename", id: "work", name: "Job" })).get("work")?.name).toBe(
      "Job",
    );
  });
});

describe("typing a name", () => {
  const rows = visibleRows(indexTree(tree), new Set(["baking"]));
  const nameOf = (id: string) => indexTree(tree).get(id)?.name ?? "";
  const find = (typed: string, from: string) => nextByName(rows, { typed, from, nameOf });

  test("goes to the next of that letter and starts over at the top", () => {
    expect(find("t", "bread")).toBe("cake");
    expect(find("t", "cake")).toBe("bread");
    expect(find("B", "work")).toBe("baking");
  });

  test("stays while a word is typed, and where nothing fits", () => {
    expect(find("mu", "music")).toBe("music");
    expect(find("title of c", "bread")).toBe("cake");
    expect(find("x", "bread")).toBeUndefined();
  });
});
