import { describe, expect, test, vi } from "vitest";
import { listTree } from "#lib/notes/list-tree.ts";
import { createSetting } from "#lib/testing/factories.ts";
import { importFiles, uploadFiles } from "#lib/testing/import-files.ts";
import { makeZip, type ZipContent } from "#lib/testing/make-zip.ts";
import { exportMarkdown } from "../export-markdown.ts";

const png = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
  "base64",
);
vi.setConfig({ testTimeout: 60_000 });
const id = (digit: string) => digit.repeat(32);

/** What comes of files: where they came from, and each note's Markdown by title. */
async function bringIn(files: ZipContent[] | Uint8Array, name = "export.zip") {
  const { actor, workspace } = await createSetting();
  const { status, source, report } = await importFiles(actor, { workspace, name, files });
  expect(status).toBe("done");
  const { notes, notebooks } = await listTree(actor, { workspace: workspace.slug });
  const titles = new Map(notes.map((note) => [note.id, note.title]));
  const texts = new Map<string, string>();
  for (const { id: note, title } of notes) {
    const { markdown } = await exportMarkdown(actor, { note });
    texts.set(title, markdown.replaceAll(/\/attachments\/[0-9a-f-]{36}/g, "/attachments/ID"));
  }
  const below = Object.fromEntries(notes.map(({ title, parent }) => [title, parent && titles.get(parent)]));
  return { source, report, texts, below, notebooks: notebooks.map((notebook) => notebook.name) };
}

describe("exports of other programs", () => {
  test("an Obsidian vault: links by name, embeds, callouts, tags, aliases", async () => {
    const { source, texts } = await bringIn([
      { name: ".obsidian/app.json", content: "{}" },
      {
        name: "Daily/2024-01-01.md",
        content: "See [[Roses|the rose]], [[R]] and [[Nowhere]].\n\n![[rose.png|300]]\n\n[[manual.pdf]]\n",
      },
      {
        name: "Plants/Roses.md",
        content: "---\ntags: flowers, red\naliases: [R]\n---\n> [!tip] Prune\n> In spring.\n\n![[Tulips]]\n",
      },
      { name: "Plants/Tulips.md", content: "Plant in autumn.\n" },
      { name: "files/rose.png", content: png },
      { name: "files/manual.pdf", content: "%PDF" },
    ]);
    expect(source).toBe("obsidian");
    const day = texts.get("2024-01-01");
    expect(day).toContain("See [[Roses|the rose]], [[Roses]] and [[Nowhere]].");
    expect(day).toMatch(/rose\.png" alt="" width="44%"|<img[^>]*rose\.png/);
    expect(day).toContain("[manual.pdf](/attachments/ID/manual.pdf");
    expect(texts.get("Roses")).toMatch(/tags:\n? .*flowers/s);
    expect(texts.get("Roses")).toContain("> [!tip] Prune\n> In spring.\n\n![[Tulips]]");
  });

  test("a Notion export of Markdown and CSV: ids, folders, databases", async () => {
    const { source, texts, below, report } = await bringIn([
      {
        name: `Recipes ${id("a")}.md`,
        content: `# Recipes\n\n[Rye](Recipes%20${id("a")}/Rye%20${id("b")}.md)\n\n![loaf](Recipes%20${id("a")}/loaf.png)\n`,
      },
      { name: `Recipes ${id("a")}/Rye ${id("b")}.md`, content: "# Rye\n\nSlow.\n" },
      { name: `Recipes ${id("a")}/loaf.png`, content: png },
      { name: `Tasks ${id("c")}.csv`, content: "Name,Status\nBake,Done\n" },
      { name: `Tasks ${id("c")}_all.csv`, content: "Name,Status\nBake,Done\nEat,Open\n" },
      { name: `Tasks ${id("c")}/Bake ${id("d")}.md`, content: "# Bake\n\nStatus: Done\n" },
    ]);
    expect(source).toBe("notion");
    expect(below).toEqual({ Recipes: null, Rye: "Recipes", Tasks: null, Bake: "Tasks" });
    expect(texts.get("Recipes")).toContain("[[Rye]]\n\n![loaf](/attachments/ID/loaf.png)");
    expect(texts.get("Tasks")).toContain("| [[Bake]] | Done |\n| Eat | Open |");
    expect(report?.skipped).toEqual({ repeated: 1 });
  });

  test("a Notion export of HTML, in an archive of archives", async () => {
    const page = (title: string, body: string) =>
      `<html><head><title>${title}</title><style>body{}</style></head><body><article id="x" class="page sans"><header><h1 class="page-title">${title}</h1></header><div class="page-body">${body}</div></article></body></html>`;
    const inner = await makeZip([
      {
        name: `Trip ${id("e")}.html`,
        content: page(
          "Trip",
          `<p>To <a href="Trip%20${id("e")}/Oslo%20${id("f")}.html">Oslo</a></p><figure class="image"><img src="Trip%20${id("e")}/map.png"/></figure>`,
        ),
      },
      {
        name: `Trip ${id("e")}/Oslo ${id("f")}.html`,
        content: page("Oslo", "<p>Fjords.<script>alert(1)</script></p>"),
      },
      { name: `Trip ${id("e")}/map.png`, content: png },
    ]);
    const { source, texts, below } = await bringIn([{ name: "ExportBlock-1-Part-1.zip", content: inner }]);
    expect(source).toBe("notion");
    expect(below).toEqual({ Trip: null, Oslo: "Trip" });
    expect(texts.get("Trip")).toMatch(/To \[\[Oslo\]\]\n\n!\[\]\(\/attachments\/ID\/map\.png\)/);
    expect(texts.get("Oslo")).toBe("# Oslo\n\nFjords.\n");
  });

  test("an Outline export: collections become notebooks, uploads attachments", async () => {
    const upload =
      "uploads/0d9d7f0e-5c1b-4a53-9d55-3f4e8f6f2b11/6f1c9a52-87d3-4a54-a9c3-5b8d2f1e7c10/loaf.png";
    const { source, texts, notebooks, below } = await bringIn([
      { name: "Kitchen/Bread.md", content: `# Bread\n\n![](${upload} "x")\n\n[Plan](../Work/Plan.md)\n` },
      { name: "Kitchen/Bread/Rye.md", content: "# Rye\n" },
      { name: `Kitchen/${upload}`, content: png },
      { name: "Work/Plan.md", content: "# Plan\n" },
    ]);
    expect(source).toBe("outline");
    expect(notebooks).toEqual(["Kitchen", "Kitchen", "Work"]); // the first was there before
    expect(below).toEqual({ Bread: null, Rye: "Bread", Plan: null });
    expect(texts.get("Bread")).toMatch(/\/attachments\/ID\/loaf\.png/);
    expect(texts.get("Bread")).toContain("[[Plan]]");
  });
});

describe("single files", () => {
  test("HTML, with a picture inside of it; nothing of it runs or is fetched", async () => {
    const html = `<h1>Oslo</h1><p onclick="x()">Fjords <b>deep</b> <a href="javascript:x()">there</a></p><img src="data:image/png;base64,${png.toString("base64")}"><img src="file:///etc/passwd"><script>x()</script>`;
    const { source, texts } = await bringIn(Buffer.from(html), "oslo.html");
    expect(source).toBe("html");
    expect(texts.get("Oslo")).toBe("# Oslo\n\nFjords **deep** there\n\n![](/attachments/ID/image.png)\n");
  });

  test("a Word document, with a picture", async () => {
    const { source, texts } = await bringIn(await wordFile(), "letter.docx");
    expect(source).toBe("word");
    expect(texts.get("letter")).toMatch(/Dear \*\*Ana\*\*\n\n!\[\]\(\/attachments\/ID\/image\.png\)/);
  });

  test("one that cannot be read says why", async () => {
    const { actor, workspace } = await createSetting();
    const files = Buffer.from("no zip");
    const { status, failure } = await uploadFiles(actor, { workspace, name: "letter.docx", files });
    expect(status).toBe("failed");
    expect(failure).toBe(
      "letter.docx cannot become a note. It could not be read as what its name says. Nothing was imported.",
    );
  });

  test("Markdown in another encoding is read, and it is said", async () => {
    const { texts, report } = await bringIn(Buffer.from("# Café\n\nDéjà vu\n", "latin1"), "cafe.md");
    expect(texts.get("Café")).toContain("Déjà vu");
    expect(report?.warnings).toEqual({ encoding: 1 });
  });
});

async function wordFile(): Promise<Buffer> {
  const drawing = `<w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"><a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:graphicData><pic:pic xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:blipFill><a:blip r:embed="rId1" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"/></pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing>`;
  const run = (inner: string) => `<w:r>${inner}</w:r>`;
  const document = `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p>${run('<w:t xml:space="preserve">Dear </w:t>')}${run("<w:rPr><w:b/></w:rPr><w:t>Ana</w:t>")}</w:p><w:p>${run(drawing)}</w:p></w:body></w:document>`;
  const office = "http://schemas.openxmlformats.org";
  return await makeZip([
    {
      name: "[Content_Types].xml",
      content: `<Types xmlns="${office}/package/2006/content-types"><Default Extension="png" ContentType="image/png"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`,
    },
    {
      name: "_rels/.rels",
      content: `<Relationships xmlns="${office}/package/2006/relationships"><Relationship Id="r1" Type="${office}/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>`,
    },
    {
      name: "word/_rels/document.xml.rels",
      content: `<Relationships xmlns="${office}/package/2006/relationships"><Relationship Id="rId1" Type="${office}/officeDocument/2006/relationships/image" Target="media/image1.png"/></Relationships>`,
    },
    { name: "word/document.xml", content: document },
    { name: "word/media/image1.png", content: png },
  ]);
}
