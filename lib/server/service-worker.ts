import { readFile } from "node:fs/promises";
import type { IncomingMessage, ServerResponse } from "node:http";
import { workerPath } from "#lib/offline/names.ts";
import { reportError } from "#lib/report.ts";

/** Where the build puts it. */
export const workerFile = ".next/service-worker.js";

const headers = {
  "Content-Type": "text/javascript; charset=utf-8",
  // Browsers ask again with every page; the same bytes are the same worker.
  "Cache-Control": "no-cache",
  "Content-Security-Policy": "default-src 'none'; connect-src 'self'",
  "X-Content-Type-Options": "nosniff",
  "Cross-Origin-Resource-Policy": "same-origin",
};

/** Answers requests for the service worker's script; false leaves the request to somebody else. */
export function serveWorker(request: IncomingMessage, response: ServerResponse): boolean {
  if (request.url?.split("?", 1)[0] !== workerPath) return false;
  readFile(workerFile)
    .then((script) => response.writeHead(200, { ...headers, "Content-Length": script.length }).end(script))
    .catch((error: unknown) => {
      reportError(error, `${request.method} ${request.url}`);
      response.writeHead(503, { "Retry-After": "5", "Cache-Control": "no-store" }).end();
    });
  return true;
}
