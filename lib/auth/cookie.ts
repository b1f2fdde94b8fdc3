import { getToken } from "@auth/core/jwt";
import { env } from "#lib/env.ts";
import { isSecure } from "./origin.ts";

/** The row of the session decides how long it lasts (see `sessions.ts`); this only bounds how long a browser keeps the cookie. */
export const cookieMaxAgeSeconds = 365 * 24 * 3600;

/** Over HTTPS the prefix makes browsers refuse the cookie from subdomains and plain connections. */
export function sessionCookieName(): string {
  return isSecure() ? "__Host-commonplace.session" : "commonplace.session";
}

export function sessionCookieOptions() {
  return { httpOnly: true, sameSite: "lax", secure: isSecure(), path: "/" } as const;
}

/** The key that session cookies are encrypted with; `npm start` makes one. */
export function authSecret(): string {
  const secret = env().AUTH_SECRET;
  if (!secret) throw new Error("AUTH_SECRET is not set: start the product with `npm start`");
  return secret;
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** The id of the session that the request's cookie names, whether or not it still exists. */
export async function sessionIdIn(headers: Headers): Promise<string | null> {
  const cookie = headers.get("cookie");
  if (!cookie) return null;
  const cookieName = sessionCookieName();
  // Only the cookie is handed on: Auth.js would also take an `Authorization` header for one.
  const req = { headers: new Headers({ cookie }) };
  const token = await getToken({ req, secret: authSecret(), cookieName, secureCookie: isSecure() });
  return typeof token?.sid === "string" && uuid.test(token.sid) ? token.sid : null;
}
