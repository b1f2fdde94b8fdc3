import { largestAttachment, largestAttachmentMegabytes } from "#lib/editor/attachment-limits.ts";
import { fileSizeText } from "#lib/editor/file-size-text.ts";
import { uploadTexts } from "#lib/texts/en/uploads.ts";

export interface SentFile {
  url: string;
  name: string;
  /** It may be shown inline. */
  image: boolean;
  size: number;
  type: string;
}

export type Sending =
  | { ok: true; file: SentFile }
  /** `again` says that the same may succeed later. */
  | { ok: false; message: string; again: boolean };

/** How an upload is getting on; `share` is what has been sent of it. */
export type Progress = { share: number } | "reconnecting";

/** After this long without a byte a connection counts as lost. */
const silenceMs = 30_000;
const pausesMs = [1_000, 3_000, 9_000];

/** Why a file cannot be uploaded, said before a byte of it is sent; null when it can. */
export function refusalOf(file: File): string | null {
  if (file.size > largestAttachment)
    return uploadTexts.tooLarge(fileSizeText(file.size), largestAttachmentMegabytes);
  return file.size === 0 ? uploadTexts.empty : null;
}

/** Sends a file to a note, again after a lost connection; null when `signal` ended it. */
export async function sendFile(given: {
  noteId: string;
  file: File;
  signal: AbortSignal;
  onProgress: (progress: Progress) => void;
}): Promise<Sending | null> {
  for (let attempt = 0; ; attempt += 1) {
    const sent = await sendOnce(given);
    if (given.signal.aborted) return null;
    if (sent !== "lost") return sent;
    const pause = pausesMs[attempt];
    if (pause === undefined) return { ok: false, message: uploadTexts.unreachable, again: true };
    given.onProgress("reconnecting");
    await connectionOr(pause, given.signal);
    if (given.signal.aborted) return null;
  }
}

/** XMLHttpRequest, because fetch cannot say how far an upload has come. */
function sendOnce(given: Parameters<typeof sendFile>[0]): Promise<Sending | "lost"> {
  const { noteId, file, signal, onProgress } = given;
  return new Promise((resolve) => {
    const request = new XMLHttpRequest();
    const query = new URLSearchParams({ note: noteId, name: file.name || "image.png" });
    request.open("POST", `/attachments?${query}`);
    request.setRequestHeader("Content-Type", file.type || "application/octet-stream");
    request.responseType = "json";
    let silence = setTimeout(lost, silenceMs);
    function lost() {
      request.abort();
      end("lost");
    }
    function end(sending: Sending | "lost") {
      clearTimeout(silence);
      signal.removeEventListener("abort", lost);
      resolve(sending);
    }
    signal.addEventListener("abort", lost);
    request.upload.onprogress = ({ loaded, total }) => {
      clearTimeout(silence);
      silence = setTimeout(lost, silenceMs);
      onProgress({ share: total > 0 ? loaded / total : 0 });
    };
    request.onload = () => end(answerIn(request.status, request.response));
    request.onerror = () => void readable(file).then((is) => end(is ? "lost" : unreadable));
    request.send(file);
    onProgress({ share: 0 });
  });
}

const unreadable: Sending = { ok: false, message: uploadTexts.unreadable, again: false };

/** Folders, and files that changed after they were chosen, end like a lost connection. */
async function readable(file: File): Promise<boolean> {
  return await file
    .slice(0, 1)
    .arrayBuffer()
    .then(
      () => true,
      () => false,
    );
}

function answerIn(status: number, body: unknown): Sending | "lost" {
  const fields: Record<string, unknown> = typeof body === "object" && body !== null ? { ...body } : {};
  const { url, name, image, size, type, detail } = fields;
  if (status === 201 && typeof url === "string" && typeof name === "string") {
    const kept = { size: Number(size), type: String(type) };
    return { ok: true, file: { url, name, image: image === true, ...kept } };
  }
  if (status === 502 || status === 504) return "lost";
  const again = status >= 500 || status === 429 || status === 408 || status === 401;
  return { ok: false, message: typeof detail === "string" ? detail : uploadTexts.unreachable, again };
}

/** Resolves after a pause; with the network, when the browser knows that it was away. */
function connectionOr(pauseMs: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = navigator.onLine ? setTimeout(end, pauseMs) : undefined;
    function end() {
      clearTimeout(timer);
      removeEventListener("online", end);
      signal.removeEventListener("abort", end);
      resolve();
    }
    addEventListener("online", end);
    signal.addEventListener("abort", end);
  });
}
