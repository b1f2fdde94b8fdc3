import { readFile } from "node:fs/promises";
import { expect, test } from "./fixtures.ts";

const file = `---
tags:
  - mlops
---

# Databricks vs Kubeflow

Two platforms.

## Databricks

- **Key features**
  - Unified platform
    - Storage
  - Visualization

## Kubeflow

1. Pipelines
2. Notebooks
`;

test("a Markdown file becomes a note with its headings and nesting, and comes back as it was", async ({
  ana,
}) => {
  const { page, workspace } = ana;
  await page.goto(`/w/${workspace.slug}`);
  await page.keyboard.press("ControlOrMeta+k");
  await page.getByRole("combobox").fill("Import");
  const chooser = page.waitForEvent("filechooser");
  await page.getByRole("option", { name: "Import Markdown…" }).click();
  await (
    await chooser
  ).setFiles({ name: "databricks.md", mimeType: "text/markdown", buffer: Buffer.from(file) });

  await expect(page.getByRole("textbox", { name: "Title" })).toHaveText("Databricks vs Kubeflow");
  const note = page.getByRole("textbox", { name: "Note" });
  await expect(note.getByRole("heading", { level: 2 })).toHaveText(["Databricks", "Kubeflow"]);
  await expect(note.locator("ul > li > ul > li > ul > li")).toHaveText("Storage");
  await expect(note.locator("ol > li")).toHaveText(["Pipelines", "Notebooks"]);

  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: "More actions" }).click();
  await page.getByRole("menuitem", { name: "Download Markdown" }).click();
  const kept = await download;
  expect(kept.suggestedFilename()).toBe("Databricks vs Kubeflow.md");
  expect(await readFile(await kept.path(), "utf8")).toBe(file);
});

test("a file that is no text is refused in words", async ({ ana }) => {
  const { page, workspace } = ana;
  await page.goto(`/w/${workspace.slug}`);
  await page.keyboard.press("ControlOrMeta+k");
  await page.getByRole("combobox").fill("Import");
  const chooser = page.waitForEvent("filechooser");
  await page.getByRole("option", { name: "Import Markdown…" }).click();
  const buffer = Buffer.from("89504e470d0a1a0a0000000d49484452", "hex");
  await (await chooser).setFiles({ name: "picture.md", mimeType: "text/markdown", buffer });
  await expect(page.getByText("This is not a text file.")).toBeVisible();
});
