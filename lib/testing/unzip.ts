import { buffer } from "node:stream/consumers";
import { fromBufferPromise } from "yauzl";

/** The files of a zip archive as text, by path. */
export async function unzip(bytes: Buffer): Promise<Map<string, string>> {
  return new Map([...(await unzipBytes(bytes))].map(([path, file]) => [path, file.toString()]));
}

/** The files of a zip archive as they are, by path. */
export async function unzipBytes(bytes: Buffer): Promise<Map<string, Buffer>> {
  const zip = await fromBufferPromise(bytes, { lazyEntries: true });
  const files = new Map<string, Buffer>();
  for await (const entry of zip.eachEntry())
    files.set(entry.fileName, await buffer(await zip.openReadStreamPromise(entry)));
  return files;
}
