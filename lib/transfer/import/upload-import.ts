import { randomUUID } from "node:crypto";
import { userIdOf, type Actor } from "#lib/actor.ts";
import { storage } from "#lib/attachments/storage.ts";
import { fileName } from "#lib/attachments/file-name.ts";
import { transaction, type Tx } from "#lib/db/db.ts";
import { Refusal } from "#lib/errors.ts";
import { notebooksWith } from "#lib/permissions/notes.ts";
import { mayInWorkspace, requireWorkspace } from "#lib/permissions/workspaces.ts";
import { transferTexts } from "#lib/texts/en/transfer.ts";
import { largestUpload } from "../archive/limits.ts";
import type { UploadImport } from "../schema.ts";

const mostAtOnce = 3;

/**
 * Keeps what somebody wants to import, and has it looked at; nothing becomes a note yet. The bytes go to the storage
 * as they come, never into memory.
 */
export async function uploadImport(
  actor: Actor,
  { workspace: slug, name, bytes }: UploadImport & { bytes: AsyncIterable<Uint8Array> },
): Promise<{ id: string }> {
  await transaction((tx) => requireImporter(tx, actor, slug)); // before taking any bytes
  const key = `transfers/${randomUUID()}`;
  const counted = counting(bytes);
  await storage().put(key, counted.bytes);
  try {
    return await transaction(async (tx) => {
      const { workspaceId, userId } = await requireImporter(tx, actor, slug);
      const data = { workspaceId, createdById: userId, name: fileName(name), key, size: counted.size() };
      return await tx.import.create({ data, select: { id: true } });
    });
  } catch (error) {
    await storage().delete(key);
    throw error;
  }
}

/** Whoever may write in some notebook of the workspace, or make one, and has not begun too much already. */
async function requireImporter(
  tx: Tx,
  actor: Actor,
  slug: string,
): Promise<{ workspaceId: string; userId: string }> {
  const workspace = await requireWorkspace(tx, actor, { slug, action: "view" });
  const userId = userIdOf(actor);
  const writable = await tx.notebook.findFirst({
    where: { workspaceId: workspace.id, ...notebooksWith(actor, "edit") },
    select: { id: true },
  });
  const mayMake = mayInWorkspace(actor, workspace.role, "createNotebook");
  if (userId === null || (!writable && !mayMake)) throw new Refusal("forbidden", transferTexts.mayNotImport);
  const open = await tx.import.count({
    where: { createdById: userId, status: { in: ["reading", "running", "undoing"] } },
  });
  if (open >= mostAtOnce) throw new Refusal("conflict", transferTexts.tooManyImports);
  return { workspaceId: workspace.id, userId };
}

function counting(bytes: AsyncIterable<Uint8Array>) {
  let size = 0;
  async function* counted(): AsyncGenerator<Uint8Array> {
    for await (const chunk of bytes) {
      size += chunk.byteLength;
      if (size > largestUpload) throw new Refusal("too-large", transferTexts.uploadTooLarge);
      yield chunk;
    }
    if (size === 0) throw new Refusal("bad-request", transferTexts.uploadEmpty);
  }
  return { bytes: counted(), size: () => size };
}
