import { openArchive } from "#lib/transfer/export/open-export.ts";
import { ExportNotes } from "#lib/transfer/schema.ts";
import { query, route } from "#lib/transport/route.ts";
import { sendArchive } from "../send-archive.ts";

/** Notes as an archive to keep: `GET /transfers/archive?workspace=…&notebook=…&note=…&format=markdown`. */
export const GET = route(async (actor, _, request) => {
  return sendArchive(await openArchive(actor, query(request, ExportNotes)));
});
