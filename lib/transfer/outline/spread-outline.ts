import { createReadStream } from "node:fs";
import { mkdir, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { json } from "node:stream/consumers";
import { z } from "zod";
import { Refusal } from "#lib/errors.ts";
import { transferTexts } from "#lib/texts/en/transfer.ts";
import type { Archive, ArchiveFile } from "../archive/archive.ts";
import { FolderNames } from "../export/folder-names.ts";
import { relativeAddress } from "../export/placeholders.ts";
import type { ExportManifest } from "../manifest.ts";
import { withPaths, type OutlinePlaces } from "./outline-addresses.ts";
import {
  inOrder,
  OutlineCollection,
  OutlineMetadata,
  type OutlineDocument,
  type OutlineFile,
} from "./outline-export.ts";

const largestCollection = 256 * 1024 * 1024;
const metadata = /^(.*\/)?metadata\.json$/;
export const outlineEnding = ".outline.json";

/** A document with its place in the archive, without its ending. */
interface Placed {
  document: OutlineDocument;
  path: string;
}

/**
 * An export of Outline as JSON holds a collection in each file. Makes an archive of it that has a file for each document,
 * below the folder given; one collection at a time is in memory. Null for what is no such export.
 */
export async function spreadOutline({ files, close }: Archive, folder: string): Promise<Archive | null> {
  const root = await rootOf(files);
  if (root === null) return null;
  const sources = files.filter((file) => isCollection(file, root));
  if (sources.length === 0) return null;
  const places: OutlinePlaces = { documents: new Map(), attachments: new Map() };
  const manifest: ExportManifest = { format: "commonplace", version: 1, notebooks: [], notes: [] };
  const names = new FolderNames();
  const folders = new Map<ArchiveFile, string>();
  for (const file of sources) {
    const collection = await readCollection(file);
    const { name } = collection.collection;
    const taken = names.take("", name);
    folders.set(file, taken);
    manifest.notebooks.push({ folder: taken, name: name.slice(0, 100) });
    for (const { document, path } of placed(collection, taken)) {
      for (const id of [document.id, document.urlId]) places.documents.set(id, path + outlineEnding);
      manifest.notes.push(path + outlineEnding);
    }
    for (const { id, key } of Object.values(collection.attachments)) places.attachments.set(id, root + key);
  }
  const spread = files.filter((file) => !folders.has(file) && !metadata.test(file.path));
  const home = join(folder, "outline");
  await mkdir(home, { recursive: true, mode: 0o700 });
  for (const [file, name] of folders)
    for (const one of placed(await readCollection(file), name))
      spread.push(await writeDocument(one, { places, disk: join(home, `${spread.length}`) }));
  return { files: spread, close, found: { source: "outline", manifest } };
}

/** The folder of the file that says what wrote the archive, with its slash. */
async function rootOf(files: ArchiveFile[]): Promise<string | null> {
  const about = files.find(({ path, problem, size }) => {
    return problem === null && metadata.test(path) && size < 100_000;
  });
  if (!about) return null;
  const said = OutlineMetadata.safeParse(await json(await about.open()).catch(() => null));
  return said.success ? about.path.slice(0, -"metadata.json".length) : null;
}

function isCollection({ path, problem, size }: ArchiveFile, root: string): boolean {
  const isJson =
    path.startsWith(root) && /^[^/]+\.json$/.test(path.slice(root.length)) && !metadata.test(path);
  return isJson && problem === null && size <= largestCollection;
}

async function readCollection(file: ArchiveFile): Promise<OutlineCollection> {
  const read = OutlineCollection.safeParse(await json(await file.open()).catch(() => null));
  if (!read.success) throw new Refusal("unsupported-type", transferTexts.collectionUnread(file.path));
  return read.data;
}

/** The documents below the collection's folder; what the collection itself says is the first of them. */
function placed(collection: OutlineCollection, folder: string): Placed[] {
  const names = new FolderNames();
  const paths = new Map<string | null, string>([[null, folder]]);
  const { name, data } = collection.collection;
  const said = hasWords(data) ? [{ document: { id: "", urlId: "", title: name, data }, parent: null }] : [];
  return [...said, ...inOrder(collection)].map(({ document, parent }) => {
    const above = `${paths.get(parent) ?? folder}/`;
    const path = above + names.take(above, document.title || transferTexts.untitled);
    paths.set(document.id, path);
    return { document, path };
  });
}

function hasWords(data: unknown): boolean {
  return JSON.stringify(data ?? null).includes('"text":');
}

async function writeDocument(
  { document, path }: Placed,
  { places, disk }: { places: OutlinePlaces; disk: string },
): Promise<ArchiveFile> {
  const { title, icon, emoji, createdAt, updatedAt } = document;
  const sign = icon ?? emoji ?? "";
  const data = withPaths(document.data ?? { type: "doc" }, places, (to) => relativeAddress(path, to));
  const file: OutlineFile = {
    // As Outline itself writes it in Markdown.
    title: /\p{Extended_Pictographic}/u.test(sign) ? `${sign} ${title}` : title,
    createdAt,
    updatedAt,
    data,
  };
  await writeFile(disk, JSON.stringify(file), { flag: "wx", mode: 0o600 });
  const { size } = await stat(disk);
  const modifiedAt = z.iso.datetime().safeParse(updatedAt).success ? new Date(updatedAt!) : null;
  const open = async () => createReadStream(disk);
  return { path: path + outlineEnding, size, modifiedAt, problem: null, open };
}
