/** Uploads one file into the storage under DATA_DIR, in a process whose disk is small, and prints what came of it. */
import type { UserActor } from "#lib/actor.ts";
import { uploadAttachment } from "#lib/attachments/upload-attachment.ts";
import { isRefusal } from "#lib/errors.ts";

/** What it is started with, as JSON in its first argument. */
export interface Upload {
  actor: UserActor;
  note: string;
  size: number;
}

export interface Uploaded {
  id?: string;
  /** Why it was not kept, in the words that people read. */
  refused?: string;
}

const { actor, note, size } = JSON.parse(process.argv[2]!) as Upload;

async function* bytes(): AsyncGenerator<Uint8Array> {
  const chunk = new Uint8Array(64 * 1024).fill(1);
  for (let sent = 0; sent < size; sent += chunk.length) yield chunk.subarray(0, size - sent);
}

let result: Uploaded;
try {
  const { id } = await uploadAttachment(actor, { note, name: "large.bin", bytes: bytes() });
  result = { id };
} catch (error) {
  if (!isRefusal(error)) throw error;
  result = { refused: error.message };
}
console.log(JSON.stringify(result));
process.exit(0);
