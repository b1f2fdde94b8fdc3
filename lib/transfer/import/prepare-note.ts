import type { JSONContent } from "@tiptap/core";
import { attachmentUrl } from "#lib/attachments/file-name.ts";
import { emptyBody } from "#lib/editor/body.ts";
import type { AboutNote } from "#lib/editor/properties.ts";
import { Refusal } from "#lib/errors.ts";
import { transferTexts } from "#lib/texts/en/transfer.ts";
import type { ArchiveFile } from "../archive/archive.ts";
import type { EmbeddedPicture } from "./document.ts";
import type { LoadedItems, PlacedItem } from "./load-items.ts";
import { linkerFor } from "./note-links.ts";
import { readDocument } from "./read-document.ts";
import { pictureId } from "./store-picture.ts";

/** What a planned note says, read from its file. */
export interface Prepared extends AboutNote {
  title: string;
  body: JSONContent;
  createdAt: Date | null;
  updatedAt: Date | null;
  /** The pictures that were inside of the file. */
  pictures: (EmbeddedPicture & { id: string })[];
  /** Of the file, in bytes. */
  size: number;
}

interface Sources {
  row: { id: string; source: string | null };
  slug: string;
  items: LoadedItems;
  files: Map<string, ArchiveFile>;
}

/** Reads the file of a planned note once more, now with links that lead where they should. */
export async function prepareNote(item: PlacedItem, { row, slug, items, files }: Sources): Promise<Prepared> {
  const pictures: Prepared["pictures"] = [];
  const { title, path, kind } = item;
  if (kind === "folder")
    return { title, body: emptyBody(), createdAt: null, updatedAt: null, pictures, size: 0 };
  const file = files.get(path);
  if (!file) throw new Refusal("unavailable", transferTexts.uploadGone);
  const linker = linkerFor({
    workspace: slug,
    links: items.links,
    from: path,
    exact: row.source === "commonplace",
    embed(picture) {
      const id = pictureId(row.id, item.index, pictures.length);
      pictures.push({ ...picture, id });
      return attachmentUrl({ id, name: picture.name });
    },
  });
  const read = await readDocument(file, linker.addresses);
  if ("skipped" in read) throw new Refusal("conflict", transferTexts.fileFailed(path));
  const { body, tags, properties, createdAt, updatedAt } = read.document;
  const changed = pastDate(updatedAt) ?? pastDate(file.modifiedAt);
  return {
    title,
    body: linker.linkNotes(body),
    ...(tags && { tags }),
    ...(properties && { properties }),
    createdAt: pastDate(createdAt) ?? changed,
    updatedAt: changed,
    pictures,
    size: file.size,
  };
}

/** Clocks differ, and nothing was written in the future. */
function pastDate(date: Date | null | undefined): Date | null {
  return date && date.getTime() <= Date.now() ? date : null;
}
