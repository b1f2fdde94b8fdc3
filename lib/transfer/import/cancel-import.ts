import type { Actor } from "#lib/actor.ts";
import { transaction } from "#lib/db/db.ts";
import { Refusal } from "#lib/errors.ts";
import { transferTexts } from "#lib/texts/en/transfer.ts";
import type { ImportRef } from "../schema.ts";
import { lockImport, requireImport } from "./import-row.ts";

/** Gives an import up that has not ended: what it has written, hidden, is removed, and so is what was uploaded. */
export async function cancelImport(actor: Actor, { id }: ImportRef): Promise<void> {
  await transaction(async (tx) => {
    await requireImport(tx, actor, { id, change: true });
    const row = await lockImport(tx, id);
    if (!row || !["reading", "ready", "running"].includes(row.status))
      throw new Refusal("conflict", transferTexts.notReady);
    await tx.import.update({ where: { id }, data: { status: "undoing" }, select: { id: true } });
  });
}
