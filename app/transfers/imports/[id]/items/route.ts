import { Refusal } from "#lib/errors.ts";
import { transferTexts } from "#lib/texts/en/transfer.ts";
import { listImportItems } from "#lib/transfer/import/read-import.ts";
import { ListImportItems } from "#lib/transfer/schema.ts";
import { route } from "#lib/transport/route.ts";

/** The files of an import that somebody should know about, a page at a time. */
export const GET = route<{ id: string }>(async (actor, { id }, request) => {
  const asked = Object.fromEntries(new URL(request.url).searchParams);
  const input = ListImportItems.safeParse({ id, ...asked });
  if (!input.success) throw new Refusal("not-found", transferTexts.importNotFound);
  return Response.json(await listImportItems(actor, input.data));
});
