import { expect, test } from "vitest";
import { transferTexts } from "#lib/texts/en/transfer.ts";
import { largestUpload } from "../archive/limits.ts";
import { sendUpload } from "./send-upload.ts";

test("what is too large is refused before a byte of it is sent", async () => {
  const blob = Object.defineProperty(new Blob(), "size", { value: largestUpload + 1 });
  const { signal } = new AbortController();
  const sent = await sendUpload({ workspace: "acme", name: "all.zip", blob, signal, onProgress: () => {} });
  expect(sent).toEqual({ ok: false, message: transferTexts.uploadTooLarge });
});
