import { Readable } from "node:stream";
import { parentPort } from "node:worker_threads";
import { surveyDocument, type Surveyed } from "./survey-document.ts";

/** A document to read, and its bytes. */
export interface AskedSurvey {
  path: string;
  bytes: Uint8Array;
}

/** Reads one document after the other, apart from everything else: some take long, or more memory than there is. */
parentPort?.on("message", ({ path, bytes }: AskedSurvey) => {
  const open = async () => Readable.from([Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)]);
  const file = { path, size: bytes.byteLength, modifiedAt: null, problem: null, open };
  void surveyDocument(file, path, true).then(say);
});
say("ready");

function say(words: Surveyed | "ready"): void {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker has no origin to name
  parentPort?.postMessage(words);
}
