import { describe, expect, test, vi } from "vitest";
import { db } from "#lib/db/db.ts";
import { listTree } from "#lib/notes/list-tree.ts";
import { readNote } from "#lib/notes/read-note.ts";
import { createSetting } from "#lib/testing/factories.ts";
import { importFiles, uploadFiles } from "#lib/testing/import-files.ts";
import type { ZipContent } from "#lib/testing/make-zip.ts";
import { exportMarkdown } from "../export-markdown.ts";
import { outlineBody } from "./outline-body.ts";
import type { OutlineNode } from "./outline-node.ts";

vi.setConfig({ testTimeout: 60_000 });

const png = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
  "base64",
);
const loaf = "6f1c9a52-87d3-4a54-a9c3-5b8d2f1e7c10";
const recipe = "0d9d7f0e-5c1b-4a53-9d55-3f4e8f6f2b11";
const [bread, rye, plan, again] = ["a", "b", "c", "d"].map(
  (digit) => `00000000-0000-4000-8000-${digit.repeat(12)}`,
);

const text = (words: string, ...marks: (string | { type: string; attrs: object })[]): OutlineNode => ({
  type: "text",
  text: words,
  ...(marks.length > 0 && {
    marks: marks.map((mark) =>
      typeof mark === "string" ? { type: mark } : { ...mark, attrs: { ...mark.attrs } },
    ),
  }),
});
const link = (href: string) => ({ type: "link", attrs: { href } });
const node = (
  type: string,
  content: OutlineNode[] = [],
  attrs: Record<string, unknown> = {},
): OutlineNode => ({
  type,
  attrs,
  ...(content.length > 0 && { content }),
});
const p = (...content: OutlineNode[]) => node("paragraph", content);

/** A bit of everything that Outline's editor makes. */
const everything = node("doc", [
  p(
    text("Feed it ", "strong"),
    text("daily", "em"),
    node("br"),
    text("x", "code_inline"),
    text(" y", "strikethrough", "comment"),
    text(" z", "highlight"),
    node("emoji", [], { "data-name": "bread" }),
    node("mention", [], { type: "user", label: "Ana Ruiz", modelId: "u" }),
    node("math_inline", [text("e^x")]),
  ),
  node("heading", [text("Why")], { level: 2 }),
  p(
    text("See "),
    text("the rye", link("/doc/rye-Kq3xYz19Ab#h-why")),
    text(" and "),
    node("mention", [], { type: "document", label: "Plan", modelId: plan }),
  ),
  p(
    text("Before "),
    node("image", [], { src: `/api/attachments.redirect?id=${loaf}`, alt: "A loaf" }),
    text(" after"),
  ),
  node("attachment", [], { href: `/api/attachments.redirect?id=${recipe}`, title: "recipe.pdf", size: 4 }),
  node("checkbox_list", [node("checkbox_item", [p(text("Flour"))], { checked: true })]),
  node("ordered_list", [node("list_item", [p(text("Third"))])], { order: 3 }),
  node("container_notice", [p(text("Hot"))], { style: "warning" }),
  node("container_toggle", [p(text("More")), p(text("Hidden"))]),
  node("code_fence", [text("graph TD")], { language: "mermaidjs" }),
  node("math_block", [text("1+1")]),
  node("hr"),
  node("table", [
    node("tr", [node("th", [p(text("Day"))], { alignment: "center" }), node("th", [p(text("Grams"))])]),
    node("tr", [node("td", [p(text("one"))]), node("td", [p(text("50"))])]),
  ]),
  node("embed", [], { href: "https://www.youtube.com/watch?v=aqz-KE-bpKQ" }),
  node("hologram", [p(text("Said by a hologram"))]),
]);

function files(): ZipContent[] {
  const document = (id: string | undefined, title: string, more: object = {}) => ({
    id,
    urlId: title,
    title,
    data: node("doc", [p(text(title))]),
    createdAt: "2020-02-03T04:05:06.000Z",
    updatedAt: "2021-02-03T04:05:06.000Z",
    parentDocumentId: null,
    ...more,
  });
  const kitchen = {
    collection: {
      id: "k",
      name: "Kitchen/home",
      data: node("doc", [p(text("All about food"))]),
      documentStructure: [
        { id: again, title: "Bread", children: [] },
        { id: bread, title: "Bread", children: [{ id: rye, title: "Rye", children: [] }] },
      ],
    },
    documents: {
      [bread!]: document(bread, "Bread", { icon: "🍞", data: everything }),
      [rye!]: document(rye, "Rye", { urlId: "Kq3xYz19Ab", parentDocumentId: bread }),
      [again!]: document(again, "Bread"),
    },
    attachments: {
      [loaf]: { id: loaf, name: "loaf.png", key: `uploads/u/${loaf}/loaf.png` },
      [recipe]: { id: recipe, name: "recipe.pdf", key: `uploads/u/${recipe}/recipe.pdf` },
    },
  };
  const work = { collection: { name: "Work" }, documents: { [plan!]: document(plan, "Plan") } };
  return [
    { name: "metadata.json", content: JSON.stringify({ exportVersion: 1, version: "0.82.0" }) },
    { name: "Kitchen home.json", content: JSON.stringify(kitchen) },
    { name: "Work.json", content: JSON.stringify(work) },
    { name: `uploads/u/${loaf}/loaf.png`, content: png },
    { name: `uploads/u/${recipe}/recipe.pdf`, content: "%PDF" },
  ];
}

describe("an export of Outline as JSON", () => {
  test("becomes notebooks with nested notes in order, with links, pictures and files", async () => {
    const { actor, workspace } = await createSetting();
    const done = await importFiles(actor, { workspace, files: files() });
    expect([done.status, done.source]).toEqual(["done", "outline"]);
    expect(done.report).toMatchObject({
      notes: 5,
      folders: 0,
      attachments: 2,
      skipped: {},
      warnings: { outline: 1 },
    });
    const { notebooks, notes } = await listTree(actor, { workspace: workspace.slug });
    const titles = new Map(notes.map((note) => [note.id, note.title]));
    expect(notebooks.map(({ name }) => name)).toEqual(["Kitchen", "Kitchen/home", "Work"]);
    expect(new Map(notes.map(({ title, parent }) => [title, parent && titles.get(parent)]))).toEqual(
      new Map([
        ["Bread", null],
        ["Kitchen/home", null],
        ["Plan", null],
        ["Rye", "🍞 Bread"],
        ["🍞 Bread", null],
      ]),
    );
    const { id } = notes.find(({ title }) => title === "🍞 Bread")!;
    expect((await readNote(actor, { id })).createdAt).toBe("2020-02-03T04:05:06.000Z");
    const { markdown } = await exportMarkdown(actor, { note: id });
    expect(markdown.replaceAll(/\/attachments\/[0-9a-f-]{36}/g, "/attachments/ID")).toMatchInlineSnapshot(`
      "# 🍞 Bread

      **Feed it** *daily*\\
      \`x\` ~~y~~ ==z==🍞@Ana Ruiz$e^x$

      ## Why

      See [[Rye#why|the rye]] and [[Plan]]

      Before

      ![A loaf](/attachments/ID/loaf.png "A loaf")

      after

      [recipe.pdf](/attachments/ID/recipe.pdf)

      - [x] Flour

      3. Third

      > [!warning]
      > Hot

      <details>
      <summary>More</summary>

      Hidden

      </details>

      \`\`\`mermaid
      graph TD
      \`\`\`

      $$
      1+1
      $$

      ---

      <table>
      <tbody>
      <tr>
      <th align="center">Day</th>
      <th>Grams</th>
      </tr>
      <tr>
      <td>one</td>
      <td>50</td>
      </tr>
      </tbody>
      </table>

      ![](https://www.youtube.com/watch?v=aqz-KE-bpKQ)

      Said by a hologram
      "
    `);
    expect(await db.attachment.count({ where: { note: { shortId: id } } })).toBe(2);
  });

  test("is refused in words when a file of it is none of Outline's", async () => {
    const { actor, workspace } = await createSetting();
    const [metadata] = files();
    const broken = [metadata!, { name: "Work.json", content: "{" }];
    const { status, failure } = await uploadFiles(actor, { workspace, files: broken });
    expect([status, failure]).toEqual([
      "failed",
      expect.stringContaining("Work.json is not what Outline writes"),
    ]);
  });
});

test("what Outline may come to hold is kept as words, and named", () => {
  const addresses = {
    link: (address: string) => address,
    image: () => null,
    wikilink: (target: string) => target,
    knows: () => false,
    embed: () => null,
  };
  const { body, unknown } = outlineBody(
    node("doc", [
      node("hologram", [], { title: "A title" }),
      p(text("a", "glow"), node("sparkle", [text("b")]), node("spark", [], { label: "c" })),
      text("stray"),
      node("constructor", [p(text("built"))]),
    ]),
    addresses,
  );
  expect(unknown).toEqual(["hologram", "glow", "sparkle", "spark", "constructor"]);
  expect(JSON.stringify(body).match(/(?<="text":")[^"]+/g)).toEqual([
    "A title",
    "a",
    "b",
    "c",
    "stray",
    "built",
  ]);
});
