import { createHash, randomUUID } from "node:crypto";
import { openAsBlob } from "node:fs";
import { mkdir, open, rm } from "node:fs/promises";
import { join } from "node:path";
import { Readable } from "node:stream";
import type { ReadableStream } from "node:stream/web";
import { AwsClient } from "aws4fetch";
import { Refusal } from "#lib/errors.ts";
import { reportError } from "#lib/report.ts";
import { attachmentTexts } from "#lib/texts/en/attachments.ts";
import { diskStorage } from "./disk-storage.ts";
import { storageFailure } from "./storage-failure.ts";
import { safeKey } from "./storage-key.ts";
import type { Storage, StoredFile } from "./storage.ts";

export interface S3Settings {
  bucket: string;
  endpoint: string;
  region: string;
  /** What our keys begin with, for a bucket that others use, too. */
  prefix: string;
  accessKeyId: string;
  secretAccessKey: string;
  /** A folder for what is on its way: S3 wants to know the length and the hash before the first byte. */
  spool: string;
}

/** The answer, but for those that `expected` names; every other one is a failure. */
type Ask = (request: Asked) => Promise<Response>;

interface Asked {
  method: "GET" | "PUT" | "DELETE" | "HEAD";
  key?: string;
  query?: Record<string, string>;
  headers?: Record<string, string>;
  body?: Blob;
  expected?: number[];
}

const answerWithinMs = 30_000;
const storeWithinMs = 15 * 60_000;

/** A storage in a bucket of S3, or of a server that speaks like it. */
export function s3Storage(settings: S3Settings): Storage {
  const ask = asking(settings);
  return {
    put: async (key, bytes) => await put({ ask, spool: settings.spool }, safeKey(key), bytes),

    async get(key, range) {
      const headers: Record<string, string> = range ? { Range: `bytes=${range.start}-${range.end}` } : {};
      const answer = await ask({ method: "GET", key: safeKey(key), headers, expected: [404] });
      if (answer.status !== 404 && answer.body) return Readable.fromWeb(answer.body as ReadableStream);
      await answer.body?.cancel();
      return null;
    },

    async delete(key) {
      await ask({ method: "DELETE", key: safeKey(key), expected: [404] });
    },

    async *list() {
      await clearUnfinished(settings.spool);
      yield* filesIn(ask, settings.prefix);
    },

    check: () => check(settings),
  };
}

async function put(
  { ask, spool }: { ask: Ask; spool: string },
  key: string,
  bytes: AsyncIterable<Uint8Array>,
): Promise<void> {
  const path = join(spool, `${randomUUID()}.part`);
  try {
    await mkdir(spool, { recursive: true });
    const sha256 = await spooled(path, bytes);
    const body = await openAsBlob(path);
    await ask({ method: "PUT", key, body, headers: { "X-Amz-Content-Sha256": sha256 } });
  } catch (error) {
    throw storageFailure(error);
  } finally {
    await rm(path, { force: true });
  }
}

async function spooled(path: string, bytes: AsyncIterable<Uint8Array>): Promise<string> {
  const hash = createHash("sha256");
  const file = await open(path, "wx", 0o600);
  try {
    for await (const chunk of bytes) {
      hash.update(chunk);
      await file.writeFile(chunk);
    }
  } finally {
    await file.close();
  }
  return hash.digest("hex");
}

function asking(settings: S3Settings): Ask {
  const client = clientFor(settings);
  return async (asked) => {
    const answer = await send(client, settings, asked).catch((error: unknown) => {
      reportError(error, `The storage at ${settings.endpoint}`);
      throw new Refusal("unavailable", attachmentTexts.storageAway);
    });
    if (answer.ok || asked.expected?.includes(answer.status)) return answer;
    const said = (await answer.text()).slice(0, 500);
    reportError(new Error(`${answer.status} ${said}`), `The storage at ${settings.endpoint}`);
    throw new Refusal("unavailable", attachmentTexts.storageAway);
  };
}

/**
 * S3 answers 503 "Slow Down" or 500 in its ordinary course and asks clients to come again after a while; every request
 * of ours names a whole object, so a second one does no more than the first.
 */
function clientFor({ region, accessKeyId, secretAccessKey }: S3Settings): AwsClient {
  return new AwsClient({ service: "s3", region, accessKeyId, secretAccessKey, retries: 2 });
}

async function send(client: AwsClient, settings: S3Settings, asked: Asked): Promise<Response> {
  const { method, key, query = {}, headers = {}, body } = asked;
  const { endpoint, bucket, prefix } = settings;
  const url = new URL(
    `${endpoint.replace(/\/+$/, "")}/${bucket}${key === undefined ? "" : `/${prefix}${key}`}`,
  );
  for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value);
  const signal = AbortSignal.timeout(body ? storeWithinMs : answerWithinMs);
  return await client.fetch(url.href, { method, headers, signal, cache: "no-store", ...(body && { body }) });
}

/** What was on its way when a process was killed. */
async function clearUnfinished(spool: string): Promise<void> {
  const left = diskStorage(spool).list()[Symbol.asyncIterator]();
  while (!(await left.next()).done);
}

async function* filesIn(ask: Ask, prefix: string): AsyncGenerator<StoredFile> {
  for (let token: string | undefined, first = true; first || token !== undefined; first = false) {
    const query = { "list-type": "2", prefix, ...(token !== undefined && { "continuation-token": token }) };
    const page = await (await ask({ method: "GET", query })).text();
    for (const [, entry = ""] of page.matchAll(/<Contents>([\s\S]*?)<\/Contents>/g)) {
      const key = textIn(entry, "Key")?.slice(prefix.length);
      if (key) yield { key, modifiedAt: new Date(textIn(entry, "LastModified") ?? Date.now()) };
    }
    token = textIn(page, "NextContinuationToken");
  }
}

const entities: Record<string, string> = {
  "&amp;": "&",
  "&lt;": "<",
  "&gt;": ">",
  "&quot;": '"',
  "&apos;": "'",
};

function textIn(xml: string, name: string): string | undefined {
  const text = new RegExp(`<${name}>([^<]*)</${name}>`).exec(xml)?.[1];
  return text?.replace(/&\w+;/g, (entity) => entities[entity] ?? entity);
}

/** Asks the bucket itself, so that a wrong name or key is known before somebody uploads something. */
async function check(settings: S3Settings): Promise<void> {
  const { bucket, endpoint } = settings;
  const answer = await send(clientFor(settings), settings, { method: "HEAD" }).catch((error: unknown) => {
    const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
    throw new Refusal("unavailable", attachmentTexts.bucketAway(endpoint, String(cause)));
  });
  if (!answer.ok)
    throw new Refusal(
      "unavailable",
      attachmentTexts.bucketRefuses({ bucket, endpoint, status: answer.status }),
    );
}
