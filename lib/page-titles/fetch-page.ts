import { lookup as resolveName, type LookupAddress } from "node:dns";
import { get as getHttp, type IncomingMessage, type RequestOptions } from "node:http";
import { get as getHttps } from "node:https";
import { isIP } from "node:net";
import { promisify } from "node:util";
import { isPublicAddress } from "./public-address.ts";

/** The beginning of a page, as far as it was read. */
export interface FetchedPage {
  /** What the server says the bytes are, with their charset. */
  type: string;
  bytes: Buffer;
}

/** Where requests may go. Tests have their own internet. */
export interface Internet {
  resolve: (host: string) => Promise<LookupAddress[]>;
  isPublic: (address: string) => boolean;
  ports: readonly string[];
}

const resolveAll = promisify(resolveName);

const internet: Internet = {
  resolve: async (host) => await resolveAll(host, { all: true }),
  isPublic: isPublicAddress,
  ports: ["", "80", "443"],
};

const mostRedirects = 3;
const mostBytes = 512 * 1024;
const withinMs = 6_000;

/**
 * The beginning of an HTML page on the public internet, or null for everything else. Names are resolved once, every
 * address they have must be public, and the connection goes to the one that was checked; each redirect is checked anew. Nothing is
 * sent that could tell who asks.
 */
export async function fetchPage(address: string, where: Internet = internet): Promise<FetchedPage | null> {
  const signal = AbortSignal.timeout(withinMs);
  let next: URL | null = URL.parse(address);
  for (let redirects = 0; next && redirects <= mostRedirects; redirects += 1) {
    const target: LookupAddress | null = await targetOf(next, where).catch(() => null); // no such name
    if (!target || signal.aborted) return null;
    const answer: IncomingMessage | null = await ask(next, target, signal).catch(() => null); // nobody answers
    if (!answer) return null;
    const location = answer.headers.location;
    if ([301, 302, 303, 307, 308].includes(answer.statusCode ?? 0) && location !== undefined) {
      answer.destroy();
      next = URL.parse(location, next);
      continue;
    }
    return await pageOf(answer);
  }
  return null;
}

/** The machine to connect to; null when the address is not for the public internet, or for something else than pages. */
async function targetOf(url: URL, { resolve, isPublic, ports }: Internet): Promise<LookupAddress | null> {
  if (!["http:", "https:"].includes(url.protocol) || url.username !== "" || url.password !== "") return null;
  if (!ports.includes(url.port)) return null;
  const host = url.hostname.replace(/^\[|\]$/g, "");
  const family = isIP(host);
  const found = family === 0 ? await resolve(host) : [{ address: host, family }];
  return found.length > 0 && found.every((one) => isPublic(one.address)) ? (found[0] ?? null) : null;
}

function ask(url: URL, target: LookupAddress, signal: AbortSignal): Promise<IncomingMessage> {
  const options: RequestOptions = {
    signal,
    agent: false,
    family: target.family,
    // The name is not asked again: it could lead elsewhere by now.
    lookup: (_host, { all }, done) => {
      if (all) (done as (error: null, found: LookupAddress[]) => void)(null, [target]);
      else done(null, target.address, target.family);
    },
    headers: {
      Accept: "text/html,application/xhtml+xml;q=0.9",
      "Accept-Encoding": "identity",
      "User-Agent": "Mozilla/5.0 (compatible; Commonplace; link titles)",
    },
    maxHeaderSize: 16 * 1024,
  };
  return new Promise((done, failed) => {
    const request = (url.protocol === "https:" ? getHttps : getHttp)(url, options, done);
    request.on("error", failed);
  });
}

async function pageOf(answer: IncomingMessage): Promise<FetchedPage | null> {
  const type = answer.headers["content-type"] ?? "";
  const encoding = answer.headers["content-encoding"] ?? "identity";
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    if (
      answer.statusCode !== 200 ||
      !/^(?:text\/html|application\/xhtml\+xml)\b/i.test(type) ||
      encoding !== "identity"
    )
      return null;
    for await (const chunk of answer as AsyncIterable<Buffer>) {
      chunks.push(chunk);
      size += chunk.length;
      // The title ends in this part or has begun in the one before.
      const tail = Buffer.concat(chunks.slice(-2)).toString("latin1");
      if (size > mostBytes || /<\/title>|<body[\s>]/i.test(tail)) break;
    }
    return { type, bytes: Buffer.concat(chunks).subarray(0, mostBytes) };
  } catch {
    return null; // it was cut off, or took too long
  } finally {
    answer.destroy();
  }
}
