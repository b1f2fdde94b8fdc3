import { readFile } from "node:fs/promises";
import { db } from "#lib/db/db.ts";
import { makeZip } from "#lib/testing/make-zip.ts";
import { unzip } from "#lib/testing/unzip.ts";
import { expect, test } from "./fixtures.ts";
import { inspect } from "./inspect.ts";

const png = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
  "base64",
);

async function vault(): Promise<Buffer> {
  return await makeZip([
    { name: "Garden/.obsidian/app.json", content: "{}" },
    { name: "Garden/Index.md", content: "# Garden\n\nSee [[Roses]] and [[Nowhere]].\n" },
    {
      name: "Garden/Plants/Roses.md",
      content: "---\ntags: [flowers]\n---\n\nPrune them.\n\n![[rose.png|300]]\n",
    },
    { name: "Garden/Plants/Tulips.md", content: "Plant in autumn.\n" },
    { name: "Garden/files/rose.png", content: png },
    { name: "Garden/files/unused.pdf", content: "%PDF" },
  ]);
}

test("an Obsidian vault is looked at, decided for, and shows up with its links and pictures", async ({
  ana,
}) => {
  const { page, workspace } = ana;
  await page.goto(`/w/${workspace.slug}/settings/import`);
  const chooser = page.waitForEvent("filechooser");
  await page.getByRole("button", { name: "Choose files" }).click();
  await (await chooser).setFiles({ name: "Garden.zip", mimeType: "application/zip", buffer: await vault() });

  await expect(page.getByRole("heading", { name: "What becomes of Garden.zip" })).toBeVisible();
  const main = page.getByRole("main");
  await expect(main).toContainText("This looks like an Obsidian vault.");
  await expect(main).toContainText("3 notes");
  await expect(main).toContainText("1 attachment");
  await expect(page.getByRole("list", { name: "Left out" })).toContainText("files/unused.pdf");
  await expect(page.getByRole("list", { name: "To know about" })).toContainText("“Nowhere”");
  await expect(page.getByRole("tree", { name: "Notebooks" })).not.toContainText("Garden");
  await inspect(page, "import-report");

  await page.getByLabel("Where the notes go").selectOption("A new notebook, “Garden”");
  await page.getByRole("button", { name: "Import 4 notes" }).click();
  await expect(page.getByRole("heading", { name: "4 notes imported" })).toBeVisible({ timeout: 30_000 });
  await page.getByRole("list", { name: "To know about" }).getByRole("link", { name: "Index.md" }).click();

  const note = page.getByRole("textbox", { name: "Note" });
  await expect(page.getByRole("textbox", { name: "Title" })).toHaveText("Garden");
  await expect(note).toContainText("Roses");
  const { shortId } = await db.note.findFirstOrThrow({
    where: { workspaceId: workspace.id, title: "Roses" },
    select: { shortId: true },
  });
  await page.goto(`/w/${workspace.slug}/n/${shortId}`);
  await expect(note.locator("img[src^='/attachments/'][src$='/rose.png']")).toBeVisible();
});

test("an import that was cancelled leaves nothing behind", async ({ ana }) => {
  const { page, workspace } = ana;
  await page.goto(`/w/${workspace.slug}/settings/import`);
  const chooser = page.waitForEvent("filechooser");
  await page.getByRole("button", { name: "Choose files" }).click();
  const file = {
    name: "page.html",
    mimeType: "text/html",
    buffer: Buffer.from("<h1>Oslo</h1><p>Fjords.</p>"),
  };
  await (await chooser).setFiles(file);
  await page.getByRole("button", { name: "Do not import" }).click();
  await expect(page.getByRole("heading", { name: "The import was cancelled" })).toBeVisible();
  await page.getByRole("link", { name: "Import something else" }).click();
  await expect(page.getByRole("list", { name: "Your imports" })).toContainText("Cancelled");
});

test("a file that is no archive is refused in words", async ({ ana }) => {
  const { page, workspace } = ana;
  await page.goto(`/w/${workspace.slug}/settings/import`);
  const chooser = page.waitForEvent("filechooser");
  await page.getByRole("button", { name: "Choose files" }).click();
  await (
    await chooser
  ).setFiles({ name: "a.zip", mimeType: "application/zip", buffer: Buffer.from("no zip") });
  await expect(page.getByRole("heading", { name: "The import did not work" })).toBeVisible();
  await expect(page.getByRole("status").filter({ hasText: "Nothing was imported" })).toBeVisible();
});

test("a notebook is exported as an archive, at 390 pixels too", async ({ ana }) => {
  const { page, workspace } = ana;
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto(`/w/${workspace.slug}/settings/import`);
  await inspect(page, "import-narrow");
  const chooser = page.waitForEvent("filechooser");
  await page.getByRole("button", { name: "Choose files" }).click();
  const buffer = Buffer.from("# Bread\n\nFeed it *daily*.\n");
  await (await chooser).setFiles({ name: "bread.md", mimeType: "text/markdown", buffer });
  await page.getByRole("button", { name: "Import 1 note" }).click();
  await expect(page.getByRole("heading", { name: "1 note imported" })).toBeVisible({ timeout: 30_000 });

  await page.goto(`/w/${workspace.slug}/settings/export`);
  await inspect(page, "export-narrow");
  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: "Export" }).click();
  const kept = await download;
  expect(kept.suggestedFilename()).toBe(`${workspace.name}.zip`);
  const files = await unzip(await readFile(await kept.path()));
  expect(files.get("bread/Bread.md")).toContain("# Bread\n\nFeed it *daily*.\n");
});

test("a large upload arrives whole", async ({ ana, baseURL }) => {
  const { page, workspace } = ana;
  const size = 50 * 1024 * 1024;
  const answer = await page.request.post(`/transfers/imports?workspace=${workspace.slug}&name=large.zip`, {
    data: Buffer.alloc(size, "Feed it daily. "),
    headers: { origin: new URL(baseURL ?? "").origin, "content-type": "application/octet-stream" },
  });
  expect(answer.status()).toBe(201);
  const { id } = (await answer.json()) as { id: string };
  const kept = await db.import.findUniqueOrThrow({ where: { id }, select: { size: true } });
  expect(Number(kept.size)).toBe(size);
});
