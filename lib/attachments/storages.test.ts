import { execFileSync } from "node:child_process";
import { mkdirSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { buffer } from "node:stream/consumers";
import S3Server from "@20minutes/s3rver";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { parseEnv } from "#lib/env.ts";
import { temporaryFolder } from "#lib/testing/temporary-folder.ts";
import { diskStorage } from "./disk-storage.ts";
import { s3Storage, type S3Settings } from "./s3-storage.ts";
import { storageFailure } from "./storage-failure.ts";
import { newKey } from "./storage-key.ts";
import type { Storage } from "./storage.ts";

const folder = temporaryFolder();
let server: S3Server;
let settings: S3Settings;

beforeAll(async () => {
  server = new S3Server({
    address: "127.0.0.1",
    port: 0,
    silent: true,
    directory: join(folder, "s3"),
    configureBuckets: [{ name: "files", configs: [] }],
  });
  const { port } = await server.run();
  settings = {
    bucket: "files",
    endpoint: `http://127.0.0.1:${port}`,
    region: "us-east-1",
    prefix: "notes/",
    accessKeyId: "S3RVER",
    secretAccessKey: "S3RVER",
    spool: join(folder, "spool"),
  };
});

afterAll(async () => {
  await server.close();
  rmSync(folder, { recursive: true, force: true });
});

const storages: [string, () => Storage][] = [
  ["a folder", () => diskStorage(join(folder, "disk"))],
  ["a bucket", () => s3Storage(settings)],
];

async function* chunks(...parts: Uint8Array[]) {
  yield* parts;
}

async function* broken() {
  yield Buffer.from("half");
  throw new Error("The connection is gone");
}

async function keysOf(storage: Storage): Promise<string[]> {
  const keys: string[] = [];
  for await (const { key, modifiedAt } of storage.list()) {
    expect(Math.abs(Date.now() - modifiedAt.getTime())).toBeLessThan(60_000);
    keys.push(key);
  }
  return keys.sort();
}

describe.each(storages)("%s", (_name, storageOf) => {
  test("gives back what it was given, whole and in parts", async () => {
    const storage = storageOf();
    const key = newKey();
    const parts = Array.from({ length: 20 }, (_, index) => Buffer.alloc(100_003, index));
    await storage.put(key, chunks(...parts));
    const whole = Buffer.concat(parts);
    expect((await buffer((await storage.get(key))!)).equals(whole)).toBe(true);
    const part = await buffer((await storage.get(key, { start: 100_000, end: 100_009 }))!);
    expect(part.equals(whole.subarray(100_000, 100_010))).toBe(true);
    await storage.delete(key);
    expect(await storage.get(key)).toBeNull();
    await storage.delete(key);
  });

  test("lists what it has, and nothing that was cut off", async () => {
    const storage = storageOf();
    const kept = [newKey(), newKey(), "transfers/one"].sort();
    for (const key of kept) await storage.put(key, chunks(Buffer.from("moss")));
    await expect(storage.put(newKey(), broken())).rejects.toThrow("The connection is gone");
    expect(await keysOf(storage)).toEqual(kept);
    for (const key of kept) await storage.delete(key);
    expect(await keysOf(storage)).toEqual([]);
  });

  test.each(["../secret", "/etc/passwd", "a//b", "A", "a b", "é", ""])("refuses the key %j", async (key) => {
    await expect(storageOf().put(key, chunks(Buffer.from("x")))).rejects.toThrow(RangeError);
    await expect(storageOf().get(key)).rejects.toThrow(RangeError);
  });

  test("says that it can be used", async () => {
    await expect(storageOf().check()).resolves.toBeUndefined();
  });
});

describe("a bucket that does not answer as it should", () => {
  test.each<[string, Partial<S3Settings>, RegExp]>([
    ["is not there", { bucket: "nowhere" }, /There is no bucket "nowhere"/],
    ["does not let us in", { secretAccessKey: "wrong" }, /refuses the bucket "files" \(403\)/],
    ["is behind nothing", { endpoint: "http://127.0.0.1:9" }, /does not answer/],
  ])("%s", async (_case, wrong, message) => {
    await expect(s3Storage({ ...settings, ...wrong }).check()).rejects.toMatchObject({
      code: "unavailable",
      message: expect.stringMatching(message) as string,
    });
  });

  test("refuses an upload in words, and leaves nothing on this machine", async () => {
    const reported = vi.spyOn(console, "error").mockImplementation(() => undefined);
    const storage = s3Storage({ ...settings, secretAccessKey: "wrong" });
    await expect(storage.put(newKey(), chunks(Buffer.from("moss")))).rejects.toMatchObject({
      code: "unavailable",
    });
    expect(readdirSync(settings.spool)).toEqual([]);
    expect(String(reported.mock.calls[0]?.[0])).toMatch(/SignatureDoesNotMatch/);
    reported.mockRestore();
  });

  test("is known by its settings before that", () => {
    expect(() => parseEnv({ NODE_ENV: "test", S3_BUCKET: "files" })).toThrow(/S3_ACCESS_KEY_ID/);
    expect(() => parseEnv({ NODE_ENV: "test", S3_ENDPOINT: "minio:9000" })).toThrow(/S3_ENDPOINT/);
  });
});

describe("a full disk", () => {
  test("is refused in words", () => {
    const full = Object.assign(new Error("ENOSPC: no space left on device, write"), { code: "ENOSPC" });
    expect(storageFailure(full)).toMatchObject({
      code: "unavailable",
      message: /disk of this server is full/,
    });
    const bug = new Error("something else");
    expect(storageFailure(bug)).toBe(bug);
  });

  // Only root may make a small disk to fill.
  test.runIf(process.getuid?.() === 0 && process.platform === "linux")(
    "keeps nothing of what did not fit",
    async () => {
      const small = join(folder, "small");
      mkdirSync(small);
      execFileSync("/usr/bin/mount", ["-t", "tmpfs", "-o", "size=1m", "tmpfs", small]);
      try {
        const storage = diskStorage(small);
        const key = newKey();
        const megabytes = chunks(Buffer.alloc(900_000), Buffer.alloc(900_000));
        await expect(storage.put(key, megabytes)).rejects.toMatchObject({ code: "unavailable" });
        expect(await storage.get(key)).toBeNull();
        expect(
          readdirSync(small, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()),
        ).toEqual([]);
        await storage.put(key, chunks(Buffer.from("moss")));
      } finally {
        execFileSync("/usr/bin/umount", [small]);
      }
    },
  );
});
