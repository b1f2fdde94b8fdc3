import { fromBufferPromise } from "yauzl";
import { Refusal } from "#lib/errors.ts";
import { transferTexts } from "#lib/texts/en/transfer.ts";

const mostUnpacked = 200 * 1024 * 1024;
const mostParts = 5000;

/** Word documents are archives, too, and what reads them unpacks them in memory. */
export async function refuseUnfitWord(bytes: Buffer): Promise<void> {
  const unfit = new Refusal("unsupported-type", transferTexts.archive.notZip);
  const zip = await fromBufferPromise(bytes, { lazyEntries: true }).catch(() => Promise.reject(unfit));
  if (zip.entryCount > mostParts) throw new Refusal("too-large", transferTexts.archive.bomb);
  let unpacked = 0;
  for await (const entry of zip.eachEntry()) unpacked += entry.uncompressedSize;
  if (unpacked > mostUnpacked) throw new Refusal("too-large", transferTexts.archive.bomb);
}
