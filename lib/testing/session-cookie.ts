import { encode } from "@auth/core/jwt";
import {
  authSecret,
  cookieMaxAgeSeconds,
  sessionCookieName,
  sessionCookieOptions,
} from "#lib/auth/cookie.ts";

/** The cookie of a session, for a browser that does not come through the form; needs AUTH_SECRET as the server has it. */
export async function sessionCookieFor(sessionId: string) {
  const name = sessionCookieName();
  const value = await encode({
    token: { sid: sessionId },
    secret: authSecret(),
    salt: name,
    maxAge: cookieMaxAgeSeconds,
  });
  return { name, value, ...sessionCookieOptions() };
}
