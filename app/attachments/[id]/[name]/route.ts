import { Readable } from "node:stream";
import { create as contentDisposition } from "content-disposition";
import parseRange from "range-parser";
import { openAttachment, type OpenedAttachment } from "#lib/attachments/open-attachment.ts";
import { AttachmentRef } from "#lib/attachments/schema.ts";
import type { ByteRange } from "#lib/attachments/storage.ts";
import { Refusal } from "#lib/errors.ts";
import { attachmentTexts } from "#lib/texts/en/attachments.ts";
import { route } from "#lib/transport/route.ts";

/** The file: images in place, everything else as a download. Asked again each time, since rights may change. */
export const GET = route<{ id: string; name: string }>(async (actor, { id }, request) => {
  const ref = AttachmentRef.safeParse({ id });
  if (!ref.success) throw new Refusal("not-found", attachmentTexts.notFound);
  const attachment = await openAttachment(actor, ref.data);
  const headers = headersOf(attachment);
  if (request.headers.get("if-none-match")?.includes(headers.ETag))
    return new Response(null, { status: 304, headers });
  const range = rangeOf(request, attachment);
  if (range === "unsatisfiable") {
    return new Response(null, { status: 416, headers: { "Content-Range": `bytes */${attachment.size}` } });
  }
  if (range === null) {
    return answer(request, attachment, {
      headers: { ...headers, "Content-Length": String(attachment.size) },
    });
  }
  const partial = {
    "Content-Range": `bytes ${range.start}-${range.end}/${attachment.size}`,
    "Content-Length": String(range.end - range.start + 1),
  };
  return answer(request, attachment, { status: 206, headers: { ...headers, ...partial }, range });
});

async function answer(
  request: Request,
  attachment: OpenedAttachment,
  { range, ...init }: ResponseInit & { range?: ByteRange },
): Promise<Response> {
  if (request.method === "HEAD") return new Response(null, init);
  const bytes = await attachment.bytes(range);
  return new Response(Readable.toWeb(bytes) as ReadableStream<Uint8Array>, init);
}

function headersOf({ name, type, sha256, image, published }: OpenedAttachment) {
  return {
    "Content-Type": image ? type : "application/octet-stream",
    "Content-Disposition": contentDisposition(name, { type: image ? "inline" : "attachment" }),
    "Content-Security-Policy": "default-src 'none'; sandbox",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": published ? "no-cache" : "private, no-cache",
    "Accept-Ranges": "bytes",
    ETag: `"${sha256}"`,
    ...(!published && { Vary: "Cookie, Authorization" }),
  };
}

/** One range of the file; null for the whole of it, also when more than one range is asked for. */
function rangeOf(request: Request, { size, sha256 }: OpenedAttachment): ByteRange | "unsatisfiable" | null {
  const asked = request.headers.get("range");
  const unless = request.headers.get("if-range");
  if (!asked?.startsWith("bytes=") || (unless !== null && unless !== `"${sha256}"`)) return null;
  const ranges = parseRange(size, asked);
  if (ranges === -1) return "unsatisfiable";
  return ranges === -2 || ranges.length !== 1 ? null : (ranges[0] ?? null);
}
