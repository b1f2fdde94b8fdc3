import type { ChosenFile } from "./chosen-files.ts";

const single = /\.(zip|md|markdown|mdown|txt|html?|docx)$/i;

/** What is uploaded: the one file as it is, or all of them in an archive made here. */
export async function packFiles(chosen: ChosenFile[]): Promise<{ name: string; blob: Blob }> {
  const [first] = chosen;
  if (first && chosen.length === 1 && single.test(first.path))
    return { name: first.file.name, blob: first.file };
  const { downloadZip } = await import("client-zip");
  const files = chosen.map(({ path, file }) => ({
    name: path,
    input: file,
    lastModified: file.lastModified,
  }));
  const folder = first?.path.includes("/") ? first.path.slice(0, first.path.indexOf("/")) : "";
  return { name: `${folder || "Files"}.zip`, blob: await downloadZip(files).blob() };
}
