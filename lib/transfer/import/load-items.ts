import { db } from "#lib/db/db.ts";
import { LinkIndex, type Linked } from "./link-index.ts";

const rowsAtOnce = 5000;

/** A planned item that is to be written, with its place among those. */
export interface PlacedItem extends Linked {
  parent: number | null;
  position: string;
  notebook: string | null;
  owner: number | null;
}

export interface LoadedItems {
  /** Notes, folders and attachments in the order they are written; `parent` and `owner` are places in this. */
  written: PlacedItem[];
  links: LinkIndex;
  /** The ids of the attachments among them. */
  attachments: Set<string>;
  /** The internal ids of notes that this process wrote. */
  noteIds: Map<number, string>;
}

/** The plan of an import, as it was decided: what is written, and what links lead to. */
export async function loadItems(importId: string): Promise<LoadedItems> {
  const written: PlacedItem[] = [];
  for (let from = 0; ; from += rowsAtOnce) {
    const rows = await db.importItem.findMany({
      where: { importId, index: { gte: from, lt: from + rowsAtOnce } },
      orderBy: { index: "asc" },
    });
    for (const { kind, target, title, names, ...row } of rows) {
      if (kind === "skipped" || target === null) continue;
      const { index, path, parent, position, notebook, owner } = row;
      const known = kind === "attachment" ? names : [title, ...names];
      written.push({ index, path, kind, title, names: known, target, parent, position, notebook, owner });
    }
    if (rows.length < rowsAtOnce) break;
  }
  const attachments = new Set(
    written.filter(({ kind }) => kind === "attachment").map(({ target }) => target),
  );
  return { written, links: new LinkIndex(written), attachments, noteIds: new Map() };
}

/** The note at this place, and the attachments that follow it. */
export function nextItems(
  { written }: LoadedItems,
  at: number,
): { item: PlacedItem; attachments: PlacedItem[]; next: number } {
  const item = written[at];
  if (!item || item.kind === "attachment") throw new RangeError(`No note of the import stands at ${at}`);
  let next = at + 1;
  while (written[next]?.kind === "attachment") next++;
  return { item, attachments: written.slice(at + 1, next), next };
}

export function isAttachment(item: object): item is PlacedItem {
  return "kind" in item && item.kind === "attachment";
}
