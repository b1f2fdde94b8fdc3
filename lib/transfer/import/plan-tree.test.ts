import { expect, test } from "vitest";
import { LinkIndex, type Linked } from "./link-index.ts";
import { planTree, type TreeOptions } from "./plan-tree.ts";
import { sourceOf } from "./source.ts";

function tree(paths: (string | [string, string])[], options: Partial<TreeOptions> = {}) {
  const files = paths.map((given) =>
    typeof given === "string" ? { path: given, title: null } : { path: given[0], title: given[1] },
  );
  const planned = planTree(files, { name: "Notes", ...options });
  const depth = (at: number | null): number => (at === null ? -1 : depth(planned[at]!.parent) + 1);
  return planned.map(
    ({ title, kind, notebook }, at) =>
      `${"  ".repeat(depth(at))}${title}${kind === "folder" ? "/" : ""}${notebook ? ` (${notebook})` : ""}`,
  );
}

const id = (digit: string) => digit.repeat(32);

test("folders become nesting, and a note that speaks for its folder is the parent", () => {
  expect(
    tree([
      "zebra.md",
      "README.md",
      "bread/README.md",
      "bread/rye.md",
      "cake/cake.md",
      "cake/lemon.md",
      "soup.md",
      "soup/leek.md",
      "deep/er/note.md",
    ]),
  ).toEqual([
    "Notes",
    "bread",
    "  rye",
    "cake",
    "  lemon",
    "deep/",
    "  er/",
    "    note",
    "soup",
    "  leek",
    "zebra",
  ]);
});

test("Notion's ids are no part of names, and tell which note a folder belongs to", () => {
  expect(
    tree([
      [`Recipes ${id("a")}.md`, "Recipes"],
      `Recipes ${id("a")}/Rye ${id("b")}.md`,
      `Travel ${id("c")}.md`,
      `Travel/Oslo ${id("d")}.md`,
    ]),
  ).toEqual(["Recipes", "  Rye", "Travel", "  Oslo"]);
});

test("numbers are in their order, and an order that was given is kept", () => {
  expect(tree(["10.md", "9.md", "1.md"])).toEqual(["1", "9", "10"]);
  expect(
    tree(["a.md", "b.md", "c.md"], {
      order: new Map([
        ["c.md", 0],
        ["a.md", 1],
        ["b.md", 2],
      ]),
    }),
  ).toEqual(["c", "a", "b"]);
});

test("folders may be notebooks", () => {
  const notebooks = new Map([
    ["Kitchen/", "Kitchen"],
    ["Work/", "Work"],
  ]);
  expect(tree(["Kitchen/bread.md", "Kitchen/bread/rye.md", "Work/plan.md"], { notebooks })).toEqual([
    "bread (Kitchen)",
    "  rye (Kitchen)",
    "plan (Work)",
  ]);
});

test("what wrote an archive is told by its names", () => {
  expect(sourceOf(["learning-notes-main/README.md", "learning-notes-main/a.md"])).toEqual({
    source: "markdown",
    root: "learning-notes-main/",
  });
  expect(sourceOf([".obsidian/app.json", "a.md"])).toEqual({ source: "obsidian", root: "" });
  expect(sourceOf(["__MACOSX/._a", `Export/a ${id("a")}.html`])).toEqual({
    source: "notion",
    root: "Export/",
  });
  const upload =
    "Kitchen/uploads/0d9d7f0e-5c1b-4a53-9d55-3f4e8f6f2b11/6f1c9a52-87d3-4a54-a9c3-5b8d2f1e7c10/a.png";
  expect(sourceOf(["Kitchen/Bread.md", upload, "Work/Plan.md"]).source).toBe("outline");
  expect(sourceOf(["page.html"]).source).toBe("html");
  expect(sourceOf(["letter.docx"]).source).toBe("word");
});

test("links lead to what they mean", () => {
  const item = (path: string, kind: Linked["kind"], names: string[] = []): Omit<Linked, "index"> => ({
    path,
    kind,
    names,
    title: names[0] ?? "",
    target: path,
  });
  const items = [
    item("bread/README.md", "note", ["All about bread"]),
    item("bread/rye.md", "note", ["Rye", "Roggen"]),
    item("bread/img/loaf one.png", "attachment"),
    item("cake/rye.md", "note", ["Rye cake"]),
    item("uploads/x.pdf", "attachment"),
    item("deep/", "folder", ["deep"]),
    item(`Trip ${id("f")}.md`, "note", ["Trip"]),
  ].map((known, index) => ({ ...known, index }));
  const links = new LinkIndex(items);
  const to = (from: string, address: string) => {
    const found = links.address(from, address);
    return found.kind === "found" ? [found.item.path, found.heading] : found.kind;
  };
  expect(to("bread/rye.md", "img/loaf%20one.png")).toEqual(["bread/img/loaf one.png", null]);
  expect(to("bread/rye.md", "../cake/rye.md#Sweet%20one")).toEqual(["cake/rye.md", "Sweet one"]);
  expect(to("bread/rye.md", "RYE.MD")).toEqual(["bread/rye.md", null]);
  expect(to("cake/rye.md", "/bread/")).toEqual(["bread/README.md", null]);
  expect(to("cake/rye.md", "uploads/x.pdf")).toEqual(["uploads/x.pdf", null]);
  expect(to("cake/rye.md", "../../bread/rye.md")).toBe("missing");
  expect(to("a.md", "deep/")).toEqual(["deep/", null]);
  expect(to("a.md", `https://www.notion.so/Trip-${id("f")}?pvs=4`)).toEqual([`Trip ${id("f")}.md`, null]);
  expect(["#top", "https://example.com", "mailto:a@example.com", ""].map((a) => to("a.md", a))).toEqual(
    Array(4).fill("elsewhere"),
  );

  const wiki = (from: string, target: string) => links.wikilink(from, target)?.path ?? null;
  expect(wiki("a.md", "Roggen")).toBe("bread/rye.md");
  expect(wiki("cake/a.md", "rye")).toBe("cake/rye.md");
  expect(wiki("a.md", "bread/rye")).toBe("bread/rye.md");
  expect(wiki("a.md", "loaf one.png")).toBe("bread/img/loaf one.png");
  expect(wiki("a.md", "img/loaf one.png")).toBe("bread/img/loaf one.png");
  expect(wiki("a.md", "nowhere")).toBeNull();
});
