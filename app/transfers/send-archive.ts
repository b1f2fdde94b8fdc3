import { Readable } from "node:stream";
import { create as contentDisposition } from "content-disposition";
import { fileName } from "#lib/attachments/file-name.ts";
import type { OpenedExport } from "#lib/transfer/export/open-export.ts";

/** An archive as a download. */
export function sendArchive({ name, size, bytes }: OpenedExport): Response {
  return new Response(Readable.toWeb(bytes) as ReadableStream<Uint8Array>, {
    headers: {
      "Content-Type": "application/zip",
      "Content-Disposition": contentDisposition(fileName(name.replaceAll(/[/\\]/g, "-"))),
      ...(size !== null && { "Content-Length": String(size) }),
    },
  });
}
