import { createReadStream, existsSync, readdirSync, statSync } from "node:fs";
import { readFile } from "node:fs/promises";
import type { IncomingMessage, ServerResponse } from "node:http";
import { extname, join } from "node:path";
import { pipeline } from "node:stream/promises";
import { reportError } from "#lib/report.ts";
import { acceptsEncoding } from "./accepts-encoding.ts";

interface StaticFile {
  file: string;
  type: string;
  size: number;
  /** The compressed copy, when there is one. */
  compressed: { file: string; size: number } | null;
  /** What browsers are sent, kept from the first time on: a page asks for some thirty files at once. */
  kept: Promise<Buffer> | null;
}

const types: Record<string, string> = {
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".svg": "image/svg+xml",
  ".json": "application/json",
  ".txt": "text/plain; charset=utf-8",
  ".woff2": "font/woff2",
  ".png": "image/png",
  ".ico": "image/x-icon",
};

/**
 * Answers requests for the files that a build left in the folder, from their compressed copies where there are some.
 * Next would compress each one anew for everybody who asks. False leaves a request to somebody else.
 * The names of these files change with their content, so browsers may keep them for ever.
 */
export function staticFiles(folder: string, path: string) {
  const files = new Map(filesIn(folder).map((name) => [`${path}/${name}`, look(join(folder, name))]));
  return (request: IncomingMessage, response: ServerResponse): boolean => {
    const found = files.get((request.url ?? "/").split("?", 1)[0] ?? "/");
    if (!found || (request.method !== "GET" && request.method !== "HEAD")) return false;
    send(found, request, response).catch((error: unknown) => {
      if (!isGone(error)) reportError(error, `${request.method} ${request.url}`);
      response.destroy();
    });
    return true;
  };
}

/** Only what is there when the server starts is served, so no address can lead anywhere else. */
function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.replace(/\.br$/, "") === entry.name)
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(folder.length + 1)
        .replaceAll("\\", "/"),
    );
}

function look(file: string): StaticFile {
  const copy = `${file}.br`;
  return {
    file,
    type: types[extname(file)] ?? "application/octet-stream",
    size: statSync(file).size,
    compressed: existsSync(copy) ? { file: copy, size: statSync(copy).size } : null,
    kept: null,
  };
}

async function send(found: StaticFile, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { compressed } = found;
  const brotli = compressed && acceptsEncoding(request.headers["accept-encoding"], "br");
  const { file, size } = brotli ? compressed : found;
  response.writeHead(200, {
    "Content-Type": found.type,
    "Content-Length": size,
    "Cache-Control": "public, max-age=31536000, immutable",
    "X-Content-Type-Options": "nosniff",
    "Cross-Origin-Resource-Policy": "same-origin",
    ...(compressed && { Vary: "Accept-Encoding" }),
    ...(brotli && { "Content-Encoding": "br" }),
  });
  if (request.method === "HEAD") return void response.end();
  if (compressed && !brotli) return await pipeline(createReadStream(file), response);
  response.end(await keep(found, file));
}

function keep(found: StaticFile, file: string): Promise<Buffer> {
  found.kept ??= readFile(file).catch((error: unknown) => {
    found.kept = null;
    throw error;
  });
  return found.kept;
}

/** Whoever asked went away before the end. */
function isGone(error: unknown): boolean {
  return (error as NodeJS.ErrnoException).code === "ERR_STREAM_PREMATURE_CLOSE";
}
