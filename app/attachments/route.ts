import { tooLarge } from "#lib/attachments/measured-bytes.ts";
import { largestAttachment } from "#lib/editor/attachment-limits.ts";
import { UploadAttachment } from "#lib/attachments/schema.ts";
import { uploadAttachment } from "#lib/attachments/upload-attachment.ts";
import { bytesOf } from "#lib/transport/request-body.ts";
import { query, route } from "#lib/transport/route.ts";

/** Takes a file as the body of the request: `POST /attachments?note=…&name=…`. */
export const POST = route(async (actor, _, request) => {
  const input = query(request, UploadAttachment);
  if (Number(request.headers.get("content-length") ?? 0) > largestAttachment) throw tooLarge();
  const attachment = await uploadAttachment(actor, { ...input, bytes: bytesOf(request) });
  return Response.json(attachment, { status: 201, headers: { Location: attachment.url } });
});
