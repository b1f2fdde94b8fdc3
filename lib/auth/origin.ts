import { env } from "#lib/env.ts";

/** Whether the product is reached by HTTPS, so that cookies may be kept from plain connections. */
export function isSecure(): boolean {
  return env().publicUrl.startsWith("https:");
}

/**
 * Whether a request was made by one of our own pages. A missing `Origin` counts as foreign.
 * With PUBLIC_URL set only that origin is ours; without, the one the browser connected to (`Host`).
 * `X-Forwarded-Host` is never asked: anybody can send it.
 */
export function isOurOrigin(headers: Headers): boolean {
  const origin = headers.get("origin");
  if (!origin || !URL.canParse(origin)) return false;
  if (env().PUBLIC_URL) return new URL(origin).origin === new URL(env().publicUrl).origin;
  return new URL(origin).host === headers.get("host");
}
