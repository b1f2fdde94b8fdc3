import { Readable } from "node:stream";
import { finished } from "node:stream/promises";
import { setImmediate as breathe } from "node:timers/promises";
import { ZipFile } from "yazl";
import type { Actor } from "#lib/actor.ts";
import type { ExportFormat } from "#lib/db/generated/enums.ts";
import { exportManifest, type ExportManifest } from "../manifest.ts";
import { exportContext, pathOf, type ExportContext } from "./export-context.ts";
import type { ExportPlan } from "./plan-export.ts";
import { renderNote } from "./render-note.ts";

export interface WriteOptions {
  signal?: AbortSignal;
  /** Called with how many notes are written. */
  onProgress?: (done: number) => Promise<void>;
}

/**
 * The archive as a stream. One note at a time is in memory, and the next one is made only when somebody has taken
 * what is there.
 */
export function writeArchive(
  actor: Actor,
  { plan, format }: { plan: ExportPlan; format: ExportFormat },
  options: WriteOptions = {},
): Readable {
  const zip = new ZipFile();
  const output = Readable.from(zip.outputStream as AsyncIterable<Uint8Array>);
  fill(zip, exportContext(actor, plan, format), { ...options, output }).catch((error: unknown) => {
    output.destroy(error instanceof Error ? error : new Error(String(error)));
  });
  return output;
}

async function fill(
  zip: ZipFile,
  context: ExportContext,
  { signal, onProgress, output }: WriteOptions & { output: Readable },
): Promise<void> {
  const { plan, format } = context;
  const extras =
    format === "markdown" ? [manifestOf(plan)] : [(await import("./html-index.ts")).htmlIndex(plan)];
  for (const { path, text } of extras) await add(zip, { path, bytes: Readable.from([Buffer.from(text)]) });
  for (const [at, note] of plan.notes.entries()) {
    signal?.throwIfAborted();
    if (output.destroyed) return;
    const text = await renderNote(context, note);
    if (text !== null)
      await add(zip, {
        path: pathOf(note, format),
        bytes: Readable.from([Buffer.from(text)]),
        at: note.updatedAt,
      });
    await onProgress?.(at + 1);
    await breathe(); // pages and sockets are served by the same process
  }
  for (const { path, bytes } of context.files.values()) {
    signal?.throwIfAborted();
    if (output.destroyed) return;
    await add(zip, { path, bytes: await bytes() });
  }
  zip.end();
}

/** Resolves once the archive has taken all bytes. */
async function add(
  zip: ZipFile,
  { path, bytes, at }: { path: string; bytes: Readable; at?: Date },
): Promise<void> {
  zip.addReadStreamLazy(path, at ? { mtime: at } : {}, (done) => done(null, bytes));
  await finished(bytes);
}

function manifestOf({ notes, notebooks }: ExportPlan): { path: string; text: string } {
  const manifest: ExportManifest = {
    format: "commonplace",
    version: 1,
    notebooks,
    notes: notes.map(({ path }) => `${path}.md`),
  };
  return { path: exportManifest, text: JSON.stringify(manifest, null, 1) };
}
