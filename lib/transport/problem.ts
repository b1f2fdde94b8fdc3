import type { Refusal } from "#lib/errors.ts";

type Problem = Pick<Refusal, "status" | "message"> &
  Partial<Pick<Refusal, "fields" | "retryAfterSeconds">> & { code: string };

/**
 * An error of the API as RFC 9457 describes it; `code` is the word that programs compare, and `errors` says what is
 * wrong with each field. `Retry-After` says when to try again, if that is known.
 */
export function problem({ status, code, message, fields, retryAfterSeconds }: Problem): Response {
  const body = { type: "about:blank", title: titles[status] ?? "Error", status, code, detail: message };
  const errors = fields && Object.entries(fields).map(([field, detail]) => ({ field, detail }));
  return new Response(JSON.stringify(errors ? { ...body, errors } : body), {
    status,
    headers: {
      "Content-Type": "application/problem+json",
      ...(status === 401 && { "WWW-Authenticate": "Bearer" }),
      ...(retryAfterSeconds !== undefined && { "Retry-After": String(retryAfterSeconds) }),
    },
  });
}

/** `about:blank` asks for the status' own words. */
const titles: Record<number, string> = {
  400: "Bad Request",
  401: "Unauthorized",
  403: "Forbidden",
  404: "Not Found",
  405: "Method Not Allowed",
  409: "Conflict",
  413: "Content Too Large",
  415: "Unsupported Media Type",
  429: "Too Many Requests",
  500: "Internal Server Error",
  503: "Service Unavailable",
};
