import { editorTexts } from "#lib/texts/en/editor.ts";

export interface SentFile {
  url: string;
  name: string;
  /** It may be shown inline. */
  image: boolean;
}

export type Sending = { ok: true; file: SentFile } | { ok: false; message: string };

/** Sends a file to a note. XMLHttpRequest, because fetch cannot say how far an upload has come. */
export function sendFile(given: {
  noteId: string;
  file: File;
  onProgress: (share: number) => void;
}): Promise<Sending> {
  const { noteId, file, onProgress } = given;
  return new Promise((resolve) => {
    const request = new XMLHttpRequest();
    request.open(
      "POST",
      `/attachments?${new URLSearchParams({ note: noteId, name: file.name || "image.png" })}`,
    );
    request.setRequestHeader("Content-Type", file.type || "application/octet-stream");
    request.responseType = "json";
    request.upload.onprogress = ({ loaded, total }) => onProgress(total > 0 ? loaded / total : 0);
    request.onload = () => resolve(answerIn(request.status, request.response));
    request.onerror = () => resolve({ ok: false, message: editorTexts.uploadUnreachable });
    request.send(file);
  });
}

function answerIn(status: number, body: unknown): Sending {
  const fields: Record<string, unknown> = typeof body === "object" && body !== null ? { ...body } : {};
  const { url, name, image, detail } = fields;
  if (status === 201 && typeof url === "string" && typeof name === "string") {
    return { ok: true, file: { url, name, image: image === true } };
  }
  return { ok: false, message: typeof detail === "string" ? detail : editorTexts.uploadUnreachable };
}
