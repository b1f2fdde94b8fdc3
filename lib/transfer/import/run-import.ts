import { randomUUIDv7 } from "node:crypto";
import type { UserActor } from "#lib/actor.ts";
import { db, transaction, type Tx } from "#lib/db/db.ts";
import { factsOf } from "#lib/editor/facts.ts";
import { Refusal } from "#lib/errors.ts";
import { resolveLinks } from "#lib/links/resolve-links.ts";
import { transferTexts } from "#lib/texts/en/transfer.ts";
import type { ArchiveFile } from "../archive/archive.ts";
import { ImportEnded, lockImport, reportOf, type ImportRow } from "./import-row.ts";
import { isAttachment, loadItems, nextItems, type LoadedItems, type PlacedItem } from "./load-items.ts";
import { prepareNote, type Prepared } from "./prepare-note.ts";
import { addStagedNotes, addStagingNotebook, type StagedNote } from "./staged-note.ts";
import { storeBytes, type StoredPicture } from "./store-picture.ts";
import { withUpload } from "./with-upload.ts";

const notesAtOnce = 50;
const bytesAtOnce = 1_000_000;

interface Run {
  row: ImportRow;
  actor: UserActor;
  slug: string;
  items: LoadedItems;
  files: Map<string, ArchiveFile>;
  /** The hidden notebooks by name. */
  notebooks: Map<string, string>;
  signal: AbortSignal;
}

/**
 * Writes the notes of an import, hidden, some at a time; the next ones are read meanwhile. How far it came is written with them, in one transaction, so
 * that after a crash it goes on where it was, with nothing twice and nothing left out.
 */
export async function writeImport(row: ImportRow, signal: AbortSignal): Promise<void> {
  const { slug } = await db.workspace.findUniqueOrThrow({
    where: { id: row.workspaceId },
    select: { slug: true },
  });
  const actor: UserActor = { kind: "user", userId: row.createdById, sessionId: row.id };
  const items = await loadItems(row.id);
  const notebooks = await stagingNotebooks(row);
  await withUpload(row, async (archive) => {
    const root = rootOf(archive.files, items);
    const files = new Map<string, ArchiveFile>();
    for (const file of archive.files)
      if (file.problem === null && file.path.startsWith(root)) files.set(file.path.slice(root.length), file);
    const run: Run = { row, actor, slug, items, files, notebooks, signal };
    let { done } = row;
    let batch = await prepareSome(run, done);
    while (batch.notes.length > 0) {
      const { to } = batch;
      const [next, written] = await Promise.allSettled([
        prepareSome(run, to),
        writeSome(run, { from: done, ...batch }),
      ]);
      if (written.status === "rejected") throw written.reason;
      if (next.status === "rejected") throw next.reason;
      batch = next.value;
      done = to;
    }
  });
}

/** The folder that holds everything else: what is planned is below it. */
function rootOf(files: ArchiveFile[], { written }: LoadedItems): string {
  const [first] = written.filter(({ kind }) => kind !== "folder");
  const file = first && files.find(({ path, problem }) => problem === null && endsWithPath(path, first.path));
  return file && first ? file.path.slice(0, file.path.length - first.path.length) : "";
}

function endsWithPath(path: string, end: string): boolean {
  return path === end || path.endsWith(`/${end}`);
}

/** One per notebook that the archive brings along, or one for all. */
async function stagingNotebooks(row: ImportRow): Promise<Map<string, string>> {
  return await transaction(async (tx) => {
    await lockImport(tx, row.id);
    const there = await tx.notebook.findMany({
      where: { importId: row.id },
      select: { id: true, name: true },
    });
    const notebooks = new Map(there.map(({ id, name }) => [name, id]));
    const { notebooks: brought, name } = reportOf(row);
    for (const wanted of row.targetId === null && brought.length > 0 ? brought : [name]) {
      if (notebooks.has(wanted)) continue;
      notebooks.set(wanted, (await addStagingNotebook(tx, row, wanted)).id);
    }
    return notebooks;
  });
}

interface Batch {
  notes: { item: PlacedItem; note: Prepared; stored: StoredPicture[] }[];
  /** How far one is when they are written. */
  to: number;
}

/** Reads the next notes, and stores the files that belong to them. None are left when the batch is empty. */
async function prepareSome(run: Run, from: number): Promise<Batch> {
  const batch: Batch = { notes: [], to: from };
  let size = 0;
  while (batch.to < run.items.written.length && batch.notes.length < notesAtOnce && size < bytesAtOnce) {
    run.signal.throwIfAborted();
    const { item, attachments, next } = nextItems(run.items, batch.to);
    const note = await prepareNote(item, run);
    const stored = await storeFiles(run, [...attachments, ...note.pictures]);
    batch.notes.push({ item, note, stored });
    size += note.size;
    batch.to = next;
  }
  return batch;
}

async function writeSome(run: Run, { from, to, notes }: Batch & { from: number }): Promise<void> {
  run.signal.throwIfAborted();
  await transaction(async (tx) => {
    await advance(tx, run.row.id, { from, to });
    const ids = notes.map(() => randomUUIDv7()).sort(); // those of one millisecond have no order
    notes.forEach(({ item }, at) => run.items.noteIds.set(item.index, ids[at]!));
    const staged: StagedNote[] = [];
    for (const one of notes) staged.push(await stagedNote(tx, run, one));
    await addStagedNotes(tx, staged);
  });
}

/** Only one process gets on, and only while nobody has cancelled. */
async function advance(tx: Tx, id: string, { from, to }: { from: number; to: number }): Promise<void> {
  const { count } = await tx.import.updateMany({
    where: { id, status: "running", done: from },
    data: { done: to },
  });
  if (count === 0) throw new ImportEnded();
}

async function stagedNote(
  tx: Tx,
  { row, actor, items, notebooks }: Run,
  { item, note, stored }: Batch["notes"][number],
): Promise<StagedNote> {
  const { workspaceId, createdById: userId } = row;
  const notebookId = notebooks.get(item.notebook ?? "") ?? [...notebooks.values()][0];
  if (notebookId === undefined) throw new Error(`Import ${row.id} has no hidden notebook`);
  const body = await resolveLinks(tx, actor, { workspaceId, body: note.body });
  const parent = item.parent === null ? undefined : items.written[item.parent];
  return {
    ...note,
    id: await internalId(tx, items, item),
    body,
    workspaceId,
    notebookId,
    userId,
    shortId: item.target,
    position: item.position,
    parentId: parent ? await internalId(tx, items, parent) : null,
    attachments: stored,
    uses: factsOf({ title: note.title, body }).attachments.filter((file) => items.attachments.has(file)),
  };
}

/** Of a note of this batch, or of one above, that maybe was written before a crash. */
async function internalId(tx: Tx, { noteIds }: LoadedItems, { index, target }: PlacedItem): Promise<string> {
  const known = noteIds.get(index);
  if (known !== undefined) return known;
  const { id } = await tx.note.findUniqueOrThrow({ where: { shortId: target }, select: { id: true } });
  return id;
}

type FileToStore = PlacedItem | { id: string; name: string; bytes: Buffer };

async function storeFiles({ files }: Run, wanted: FileToStore[]): Promise<StoredPicture[]> {
  const stored: StoredPicture[] = [];
  for (const one of wanted) {
    if (!isAttachment(one)) {
      stored.push(await storeBytes(one.id, one.name, bytesOf(one.bytes)));
      continue;
    }
    const file = files.get(one.path);
    if (!file) throw new Refusal("unavailable", transferTexts.uploadGone);
    stored.push(await storeBytes(one.target, one.title, await file.open()));
  }
  return stored;
}

async function* bytesOf(bytes: Buffer): AsyncGenerator<Uint8Array> {
  yield bytes;
}
