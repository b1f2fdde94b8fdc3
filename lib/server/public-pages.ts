import type { IncomingMessage, ServerResponse } from "node:http";
import type { Answer } from "#lib/publishing/answer.ts";
import { answerPublic, isPublicPath } from "#lib/publishing/answer-public.ts";
import { reportError } from "#lib/report.ts";
import { acceptsEncoding } from "./accepts-encoding.ts";

/**
 * Answers requests for public pages; false leaves the request to somebody else. They are answered here and not by
 * Next since nothing of what that would add is used.
 */
export function servePublic(request: IncomingMessage, response: ServerResponse): boolean {
  const path = (request.url ?? "/").split("?", 1)[0] ?? "/";
  if (!isPublicPath(path)) return false;
  if (request.method !== "GET" && request.method !== "HEAD") {
    response.writeHead(405, { Allow: "GET, HEAD" }).end();
    return true;
  }
  answerPublic(path)
    .then((answer) => send(answer, request, response))
    .catch((error: unknown) => {
      reportError(error, `${request.method} ${path}`);
      if (!response.headersSent) response.writeHead(503, { "Retry-After": "5", "Cache-Control": "no-store" });
      response.end();
    });
  return true;
}

function send(answer: Answer, request: IncomingMessage, response: ServerResponse): void {
  const { status, headers, etag } = answer;
  const known = etag === "" ? {} : { ETag: etag };
  if (status === 200 && etag !== "" && isKnown(request.headers["if-none-match"], etag)) {
    response.writeHead(304, { ...headers, ...known }).end();
    return;
  }
  const accepted = request.headers["accept-encoding"];
  const encoding =
    answer.br && acceptsEncoding(accepted, "br")
      ? "br"
      : answer.gzip && acceptsEncoding(accepted, "gzip")
        ? "gzip"
        : null;
  const body = (encoding && answer[encoding]) ?? answer.identity;
  response.writeHead(status, {
    ...headers,
    ...known,
    "Content-Length": body.length,
    ...(encoding && { "Content-Encoding": encoding }),
  });
  response.end(request.method === "HEAD" ? undefined : body);
}

function isKnown(header: string | undefined, etag: string): boolean {
  if (header === undefined) return false;
  return (
    header.trim() === "*" || header.split(",").some((tag) => tag.trim().replace(/^W\//, "") === etag.slice(2))
  );
}
