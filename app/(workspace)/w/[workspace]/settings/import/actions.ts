"use server";

import { refresh } from "next/cache";
import { cancelImport } from "#lib/transfer/import/cancel-import.ts";
import { startImport } from "#lib/transfer/import/start-import.ts";
import { ImportRef, StartImport } from "#lib/transfer/schema.ts";
import { action } from "#lib/transport/action.ts";

export const start = action(StartImport, async (actor, input) => {
  await startImport(actor, input);
  refresh();
});

export const cancel = action(ImportRef, async (actor, input) => {
  await cancelImport(actor, input);
  refresh();
});
