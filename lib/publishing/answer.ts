import { createHash } from "node:crypto";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";

const brotli = promisify(brotliCompress);
const zip = promisify(gzip);
const longForBrotli = 256 * 1024;
const shortForAny = 1024;

/** What the public gets, in each encoding, ready to be sent. */
export interface Answer {
  status: number;
  headers: Record<string, string>;
  etag: string;
  identity: Buffer;
  br: Buffer | null;
  gzip: Buffer | null;
}

interface Content {
  type: string;
  text: string;
  status?: number;
  headers?: Record<string, string>;
}

const always = {
  "X-Content-Type-Options": "nosniff",
  "Referrer-Policy": "strict-origin-when-cross-origin",
  // Kept, but asked for again each time: what is unpublished is gone at once.
  "Cache-Control": "public, no-cache",
};
const nothing = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/** Makes an answer of a text, compressed once for all who ask. */
export async function answerWith({ type, text, status = 200, headers }: Content): Promise<Answer> {
  const identity = Buffer.from(text);
  const quality = identity.length > longForBrotli ? 5 : 9;
  const params = {
    [constants.BROTLI_PARAM_QUALITY]: quality,
    [constants.BROTLI_PARAM_SIZE_HINT]: identity.length,
  };
  const worthwhile = identity.length > shortForAny;
  const [br, gz] = worthwhile
    ? await Promise.all([brotli(identity, { params }), zip(identity)])
    : [null, null];
  return {
    status,
    headers: {
      ...always,
      "Content-Security-Policy": nothing,
      ...headers,
      "Content-Type": `${type}; charset=utf-8`,
      Vary: "Accept-Encoding",
    },
    etag: `W/"${createHash("sha256").update(identity).digest("base64url").slice(0, 27)}"`,
    identity,
    br,
    gzip: gz,
  };
}

/** A page: besides itself it may load our fonts and pictures, and pictures from elsewhere if there are any. */
export async function answerPage(
  text: string,
  { cssHash, status = 200 }: { cssHash: string; status?: number },
) {
  const images = /<img src="https?:/.test(text) ? "'self' https: http: data:" : "'self' data:";
  const policy = `${nothing}; style-src 'sha256-${cssHash}'; img-src ${images}; font-src 'self'`;
  return await answerWith({
    type: "text/html",
    text,
    status,
    headers: { "Content-Security-Policy": policy },
  });
}

/** Leads to another address for good; but it is asked for again each time, since that may be unpublished. */
export function redirectTo(location: string): Answer {
  const headers = { ...always, Location: location };
  return { status: 308, headers, etag: "", identity: Buffer.alloc(0), br: null, gzip: null };
}

/** A file whose address changes with its content. */
export function answerAsset(bytes: Buffer, type: string): Answer {
  return {
    status: 200,
    headers: {
      ...always,
      "Content-Type": type,
      "Cache-Control": "public, max-age=31536000, immutable",
    },
    etag: "",
    identity: bytes,
    br: null,
    gzip: null,
  };
}
