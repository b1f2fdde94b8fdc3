import "server-only";
import { cookies, headers } from "next/headers";
import { signIn } from "#lib/auth/auth.ts";
import { sessionCookieName, sessionCookieOptions } from "#lib/auth/cookie.ts";

/** Signs this browser in. Refuses as `signIn` does. */
export async function beginSession(credentials: { email: string; password: string }): Promise<void> {
  const { name, value, options } = await signIn(await headers(), credentials);
  (await cookies()).set(name, value, options);
}

/** Takes the session's cookie out of this browser. */
export async function forgetSession(): Promise<void> {
  (await cookies()).delete({ name: sessionCookieName(), ...sessionCookieOptions() });
}
