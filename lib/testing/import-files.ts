import type { Actor } from "#lib/actor.ts";
import { db } from "#lib/db/db.ts";
import { importJob } from "#lib/transfer/import/import-job.ts";
import { readImport } from "#lib/transfer/import/read-import.ts";
import { startImport } from "#lib/transfer/import/start-import.ts";
import { uploadImport } from "#lib/transfer/import/upload-import.ts";
import { makeZip, type ZipContent } from "./make-zip.ts";

interface Given {
  workspace: { slug: string };
  name?: string;
  /** The files of an archive, or the one file itself. */
  files: ZipContent[] | Uint8Array;
  /** A notebook's short id; new ones when left out. */
  notebook?: string;
}

/** Uploads files as somebody would, and has them looked at. */
export async function uploadFiles(actor: Actor, { workspace, name = "notes.zip", files }: Given) {
  const bytes = files instanceof Uint8Array ? files : await makeZip(files);
  const stream = (async function* () {
    yield bytes;
  })();
  const { id } = await uploadImport(actor, { workspace: workspace.slug, name, bytes: stream });
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

/** Does what the queue would do, until the import waits for nobody but people. */
export async function runImports(id: string, signal = new AbortController().signal): Promise<void> {
  for (;;) {
    await importJob.run(id, signal);
    const { status } = await db.import.findUniqueOrThrow({ where: { id }, select: { status: true } });
    if (!["reading", "running", "undoing"].includes(status)) return;
  }
}
