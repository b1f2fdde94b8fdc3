import { text } from "node:stream/consumers";
import { db, transaction } from "#lib/db/db.ts";
import { Refusal } from "#lib/errors.ts";
import { importTexts } from "#lib/texts/en/import.ts";
import { transferTexts } from "#lib/texts/en/transfer.ts";
import type { Archive } from "../archive/archive.ts";
import { ExportManifest, exportManifest } from "../manifest.ts";
import { ImportEnded, lockImport, type ImportRow } from "./import-row.ts";
import { planImport, type PlannedItem } from "./plan-import.ts";
import { reportOn } from "./report.ts";
import { surveyArchive, type Survey } from "./survey.ts";
import { withUpload } from "./with-upload.ts";

const rowsAtOnce = 500;
const largestManifest = 50 * 1024 * 1024;

/** Looks at what was uploaded and writes down what is to become of it, for the person who decides. */
export async function analyseImport(found: ImportRow, signal: AbortSignal): Promise<void> {
  const { id } = found;
  const { survey, manifest } = await withUpload(found, async (archive) => ({
    manifest: archive.found?.manifest ?? (await manifestOf(archive)),
    survey: await surveyArchive(archive, {
      signal,
      report: (done, total) => reportProgress(id, { done, total }),
    }),
  }));
  if (survey.documents.length === 0) throw new Refusal("unsupported-type", whyNothing(survey));
  const { items, name } = planImport(survey, found.name, manifest);
  signal.throwIfAborted();
  await saveItems(id, items);
  await transaction(async (tx) => {
    const row = await lockImport(tx, id);
    if (row?.status !== "reading") return; // somebody thought better of it
    const total = items.filter(({ kind }) => kind !== "skipped").length;
    const report = { ...reportOn(items, name) };
    const data = { status: "ready", source: survey.source, total, done: 0, report } as const;
    await tx.import.update({ where: { id }, data, select: { id: true } });
  });
}

/** The one file there is says more than that there is none. */
function whyNothing({ skipped, attachments }: Survey): string {
  const [first] = skipped;
  const alone = skipped.length === 1 && attachments.length === 0;
  return first && alone && first.reason !== "junk"
    ? transferTexts.fileUnfit(first.path, importTexts.reasons[first.reason])
    : transferTexts.nothingToImport;
}

async function reportProgress(id: string, progress: { done: number; total: number }): Promise<void> {
  const { count } = await db.import.updateMany({ where: { id, status: "reading" }, data: progress });
  if (count === 0) throw new ImportEnded();
}

async function manifestOf({ files }: Archive): Promise<ExportManifest | null> {
  const file = files.find(({ path, problem, size }) => {
    return path === exportManifest && problem === null && size <= largestManifest;
  });
  if (!file) return null;
  try {
    const parsed = ExportManifest.safeParse(JSON.parse(await text(await file.open())));
    return parsed.success ? parsed.data : null;
  } catch {
    return null; // the notes come in without it, only their order is lost
  }
}

/** A plan that was begun before a crash is made anew. */
async function saveItems(importId: string, items: PlannedItem[]): Promise<void> {
  await db.importItem.deleteMany({ where: { importId } });
  for (let at = 0; at < items.length; at += rowsAtOnce) {
    const data = items.slice(at, at + rowsAtOnce).map(({ warnings, ...item }, offset) => ({
      ...item,
      importId,
      index: at + offset,
      warnings: warnings.map((warning) => ({ ...warning })),
    }));
    await db.importItem.createMany({ data });
  }
}
