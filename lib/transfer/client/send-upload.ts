import { importTexts } from "#lib/texts/en/import.ts";
import { transferTexts } from "#lib/texts/en/transfer.ts";
import { largestUpload } from "../archive/limits.ts";

export type Sent = { ok: true; id: string } | { ok: false; message: string } | { ok: false; message: null };

/** Uploads something to import, unless it is too large. XMLHttpRequest, because fetch cannot say how far an upload has come. */
export function sendUpload(given: {
  workspace: string;
  name: string;
  blob: Blob;
  onProgress: (share: number) => void;
  signal: AbortSignal;
}): Promise<Sent> {
  const { workspace, name, blob, onProgress, signal } = given;
  if (blob.size > largestUpload) return Promise.resolve({ ok: false, message: transferTexts.uploadTooLarge });
  return new Promise((resolve) => {
    const request = new XMLHttpRequest();
    request.open("POST", `/transfers/imports?${new URLSearchParams({ workspace, name })}`);
    request.setRequestHeader("Content-Type", "application/octet-stream");
    request.responseType = "json";
    request.upload.onprogress = ({ loaded, total }) => onProgress(total > 0 ? loaded / total : 0);
    request.onload = () => resolve(answerIn(request.status, request.response));
    request.onerror = () => resolve({ ok: false, message: importTexts.unreachable });
    request.onabort = () => resolve({ ok: false, message: null });
    signal.addEventListener("abort", () => request.abort(), { once: true });
    request.send(blob);
  });
}

function answerIn(status: number, body: unknown): Sent {
  const fields: Record<string, unknown> = typeof body === "object" && body !== null ? { ...body } : {};
  if (status === 201 && typeof fields.id === "string") return { ok: true, id: fields.id };
  return { ok: false, message: typeof fields.detail === "string" ? fields.detail : importTexts.unreachable };
}
