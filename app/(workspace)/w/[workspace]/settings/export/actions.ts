"use server";

import { refresh } from "next/cache";
import { listExports } from "#lib/transfer/export/list-exports.ts";
import { startExport } from "#lib/transfer/export/start-export.ts";
import { InWorkspace } from "#lib/notes/schema.ts";
import { ExportNotes } from "#lib/transfer/schema.ts";
import { action } from "#lib/transport/action.ts";

export const start = action(ExportNotes, async (actor, input) => {
  const started = await startExport(actor, input);
  if (!started.direct) refresh();
  return started;
});

export const list = action(InWorkspace, listExports);
