import { readdirSync, statSync, writeFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { brotliCompress, constants } from "node:zlib";

const compressible = /\.(?:js|css|svg|json|txt)$/;
/** Below this a compressed answer saves no packet. */
const worthwhile = 512;
/** One step below the best: half the time, and two in a hundred more bytes. */
const quality = 10;
const compress = promisify(brotliCompress);

/** Puts a Brotli-compressed copy beside each file below the folder, so that nothing is compressed while people wait. */
export async function compressStatic(folder: string): Promise<void> {
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => compressible.test(name))
    .map((name) => join(folder, name))
    .filter((file) => statSync(file).size >= worthwhile);
  // Node compresses in its own threads, a few at a time.
  await Promise.all(files.map(compressFile));
}

async function compressFile(file: string): Promise<void> {
  const content = await readFile(file);
  const params = {
    [constants.BROTLI_PARAM_QUALITY]: quality,
    [constants.BROTLI_PARAM_SIZE_HINT]: content.length,
  };
  writeFileSync(`${file}.br`, await compress(content, { params }));
}
