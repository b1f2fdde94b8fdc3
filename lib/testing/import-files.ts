import type { Actor } from "#lib/actor.ts";
import { db } from "#lib/db/db.ts";
import { importJob } from "#lib/transfer/import/import-job.ts";
import { readImport } from "#lib/transfer/import/read-import.ts";
import { startImport } from "#lib/transfer/import/start-import.ts";
import { uploadImport } from "#lib/transfer/import/upload-import.ts";
import { until } from "./collaboration.ts";
import { makeZip, type ZipContent } from "./make-zip.ts";

interface Given {
  workspace: { slug: string };
  name?: string;
  /** The files of an archive, or the one file itself. */
  files: ZipContent[] | Uint8Array;
  /** A notebook's short id; new ones when left out. */
  notebook?: string;
}

/** Uploads files as somebody would, and leaves them to the product, with the id of the import. */
async function upload(actor: Actor, { workspace, name = "notes.zip", files }: Given): Promise<string> {
  const bytes = files instanceof Uint8Array ? files : await makeZip(files);
  const stream = (async function* () {
    yield bytes;
  })();
  return (await uploadImport(actor, { workspace: workspace.slug, name, bytes: stream })).id;
}

/** Uploads files as somebody would, and has them looked at. */
export async function uploadFiles(actor: Actor, given: Given) {
  const id = await upload(actor, given);
  await runImports(id);
  return await readImport(actor, { id });
}

/** Uploads, decides, and waits until everything is there. */
export async function importFiles(actor: Actor, given: Given) {
  const { id } = await uploadFiles(actor, given);
  await startImport(actor, { id, notebook: given.notebook ?? null });
  await runImports(id);
  return await readImport(actor, { id });
}

/** The queue is started for it, and its tables are made. */
const patienceMs = 60_000;

/** The same, done by the jobs of a product that runs beside the test, on the same database and storage. */
export async function importFilesBeside(actor: Actor, given: Given) {
  const id = await upload(actor, given);
  const ended = async () => {
    const { status } = await readImport(actor, { id });
    return !["reading", "running", "undoing"].includes(status);
  };
  await until(ended, "the files were looked at", patienceMs);
  await startImport(actor, { id, notebook: given.notebook ?? null });
  await until(ended, "the notes were written", patienceMs);
  return await readImport(actor, { id });
}

/** Does what the queue would do, until the import waits for nobody but people. */
export async function runImports(id: string, signal = new AbortController().signal): Promise<void> {
  for (;;) {
    await importJob.run(id, signal);
    const { status } = await db.import.findUniqueOrThrow({ where: { id }, select: { status: true } });
    if (!["reading", "running", "undoing"].includes(status)) return;
  }
}
