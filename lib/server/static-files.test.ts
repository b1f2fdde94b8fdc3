import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { createServer, get, type IncomingMessage, type Server } from "node:http";
import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { buffer } from "node:stream/consumers";
import { brotliDecompressSync } from "node:zlib";
import { afterAll, beforeAll, expect, test } from "vitest";
import { temporaryFolder } from "#lib/testing/temporary-folder.ts";
import { compressStatic } from "./compress-static.ts";
import { staticFiles } from "./static-files.ts";

const script = "console.log('Feed it daily');\n".repeat(100);
let folder: string;
let server: Server;

beforeAll(async () => {
  folder = temporaryFolder();
  mkdirSync(join(folder, "static/chunks"), { recursive: true });
  writeFileSync(join(folder, "static/chunks/a.js"), script);
  writeFileSync(join(folder, "static/tiny.css"), "p{}");
  writeFileSync(join(folder, "secret.txt"), "not for anybody");
  await compressStatic(join(folder, "static"));
  const serve = staticFiles(join(folder, "static"), "/_next/static");
  server = createServer((request, response) => {
    if (!serve(request, response)) response.writeHead(404).end();
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
});
afterAll(() => {
  server.close();
  rmSync(folder, { recursive: true });
});

/** As it comes over the wire: `fetch` would tidy the address up, and decompress. */
async function ask(path: string, options: { encoding?: string; method?: string } = {}) {
  const { port } = server.address() as AddressInfo;
  const headers = { "accept-encoding": options.encoding ?? "" };
  const request = get({ port, path, headers, method: options.method ?? "GET" });
  const [response] = (await once(request, "response")) as [IncomingMessage];
  return { status: response.statusCode, headers: response.headers, body: await buffer(response) };
}

test("a script comes compressed, and may be kept for ever", async () => {
  const { status, headers, body } = await ask("/_next/static/chunks/a.js", { encoding: "gzip, br" });
  expect(status).toBe(200);
  expect(headers["content-encoding"]).toBe("br");
  expect(headers["cache-control"]).toContain("immutable");
  expect(headers["content-type"]).toBe("text/javascript; charset=utf-8");
  expect(body.length).toBeLessThan(script.length / 10);
  expect(brotliDecompressSync(body).toString()).toBe(script);
});

test("what was sent once is sent again without looking for it", async () => {
  const once = await ask("/_next/static/tiny.css");
  rmSync(join(folder, "static/tiny.css"));
  expect((await ask("/_next/static/tiny.css")).body).toEqual(once.body);
});

test("who cannot read Brotli gets it as it is", async () => {
  const { headers, body } = await ask("/_next/static/chunks/a.js", { encoding: "gzip, br;q=0" });
  expect(headers["content-encoding"]).toBeUndefined();
  expect(headers.vary).toBe("Accept-Encoding");
  expect(body.toString()).toBe(script);
});

test("a question for the headers is answered without the file", async () => {
  const { headers, body } = await ask("/_next/static/chunks/a.js", { method: "HEAD" });
  expect(headers["content-length"]).toBe(String(script.length));
  expect(body.length).toBe(0);
});

test("nothing outside the folder is served, nor a compressed copy under a name of its own", async () => {
  for (const path of [
    "/_next/static/../secret.txt",
    "/_next/static/%2e%2e/secret.txt",
    "/_next/static/chunks/a.js.br",
    "/_next/static/chunks",
  ])
    expect((await ask(path)).status).toBe(404);
  expect((await ask("/_next/static/tiny.css", { encoding: "br" })).body.toString()).toBe("p{}");
});
