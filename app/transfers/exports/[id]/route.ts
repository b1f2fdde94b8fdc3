import { Refusal } from "#lib/errors.ts";
import { transferTexts } from "#lib/texts/en/transfer.ts";
import { openExport } from "#lib/transfer/export/open-export.ts";
import { ExportRef } from "#lib/transfer/schema.ts";
import { route } from "#lib/transport/route.ts";
import { sendArchive } from "../../send-archive.ts";

/** The archive that a job has made. */
export const GET = route<{ id: string }>(async (actor, params) => {
  const ref = ExportRef.safeParse(params);
  if (!ref.success) throw new Refusal("not-found", transferTexts.exportNotFound);
  return sendArchive(await openExport(actor, ref.data));
});
