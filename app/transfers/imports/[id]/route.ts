import { Refusal } from "#lib/errors.ts";
import { transferTexts } from "#lib/texts/en/transfer.ts";
import { readImport } from "#lib/transfer/import/read-import.ts";
import { ImportRef } from "#lib/transfer/schema.ts";
import { route } from "#lib/transport/route.ts";

/** How an import stands; the page asks again and again while it runs. */
export const GET = route<{ id: string }>(async (actor, params) => {
  const ref = ImportRef.safeParse(params);
  if (!ref.success) throw new Refusal("not-found", transferTexts.importNotFound);
  return Response.json(await readImport(actor, ref.data));
});
