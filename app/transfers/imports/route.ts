import { largestUpload } from "#lib/transfer/archive/limits.ts";
import { Refusal } from "#lib/errors.ts";
import { transferTexts } from "#lib/texts/en/transfer.ts";
import { uploadImport } from "#lib/transfer/import/upload-import.ts";
import { UploadImport } from "#lib/transfer/schema.ts";
import { bytesOf } from "#lib/transport/request-body.ts";
import { query, route } from "#lib/transport/route.ts";

/** Takes what is to be imported as the body of the request: `POST /transfers/imports?workspace=…&name=…`. */
export const POST = route(async (actor, _, request) => {
  const input = query(request, UploadImport);
  if (Number(request.headers.get("content-length") ?? 0) > largestUpload)
    throw new Refusal("too-large", transferTexts.uploadTooLarge);
  const { id } = await uploadImport(actor, { ...input, bytes: bytesOf(request) });
  return Response.json({ id }, { status: 201 });
});
