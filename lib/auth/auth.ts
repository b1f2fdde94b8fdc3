import { Auth, raw, skipCSRFCheck, type AuthConfig } from "@auth/core";
import { CredentialsSignin, JWTSessionError, MissingCSRF, UnknownAction } from "@auth/core/errors";
import Credentials from "@auth/core/providers/credentials";
import { env } from "#lib/env.ts";
import { isRefusal, Refusal } from "#lib/errors.ts";
import { reportError } from "#lib/report.ts";
import { accountTexts } from "#lib/texts/en/accounts.ts";
import { boundedBytes } from "./bounded-bytes.ts";
import { clientAddress } from "./client-address.ts";
import {
  authSecret,
  cookieMaxAgeSeconds,
  sessionCookieName,
  sessionCookieOptions,
  sessionIdIn,
} from "./cookie.ts";
import { verifyCredentials } from "./credentials.ts";
import { isSecure } from "./origin.ts";
import { actorOfSession, endSessionWithId, startSession } from "./sessions.ts";

const basePath = "/api/auth";

/** A cookie for the browser. */
export interface SessionCookie {
  name: string;
  value: string;
  options: ReturnType<typeof sessionCookieOptions> & { expires?: Date };
}

/** An address, a password and a token against forged forms. */
const largestBody = 16 * 1024;

/** Answers Auth.js' own addresses, under the product's public one whatever the request says its host is. */
export async function handleAuthRequest(request: Request): Promise<Response> {
  const { pathname, search } = new URL(request.url);
  const { method, headers } = request;
  const body = request.body && (await boundedBytes(request.body, largestBody)); // Auth.js reads however much is sent
  if (body === "too large") return new Response(null, { status: 413 });
  const url = env().publicUrl + pathname + search;
  return await Auth(new Request(url, { method, headers, body }), configFor(headers));
}

/** Signs in with a password and starts a new session; the cookie to set. Refuses without telling which part was wrong. */
export async function signIn(
  sent: Headers,
  credentials: { email: string; password: string },
): Promise<SessionCookie> {
  const headers = new Headers(sent);
  headers.set("content-type", "application/x-www-form-urlencoded");
  headers.delete("content-length");
  const url = `${env().publicUrl}${basePath}/callback/credentials`;
  const request = new Request(url, { method: "POST", headers, body: new URLSearchParams(credentials) });
  try {
    const { cookies = [] } = await Auth(request, { ...configFor(sent), raw, skipCSRFCheck });
    const cookie = cookies.find(({ name }) => name === sessionCookieName());
    if (!cookie) throw new Error("Auth.js answered without a session");
    return { name: cookie.name, value: cookie.value, options: cookie.options as SessionCookie["options"] };
  } catch (error) {
    if (error instanceof TooManyAttempts) throw error.refusal;
    if (error instanceof CredentialsSignin)
      throw new Refusal("unauthenticated", accountTexts.wrongCredentials);
    throw error;
  }
}

class TooManyAttempts extends CredentialsSignin {
  override code = "too-many-requests";
  readonly refusal: Refusal;

  constructor(refusal: Refusal) {
    super();
    this.refusal = refusal;
  }
}

/**
 * Auth.js keeps no sessions in a database for passwords, so its cookie names a row of ours instead: the `jwt` callback
 * makes a new one at sign-in, and asks for it at each later use.
 */
function configFor(headers: Headers): AuthConfig {
  return {
    basePath,
    secret: authSecret(),
    trustHost: true,
    useSecureCookies: isSecure(),
    session: { strategy: "jwt", maxAge: cookieMaxAgeSeconds },
    cookies: { sessionToken: { name: sessionCookieName(), options: sessionCookieOptions() } },
    pages: { signIn: "/sign-in", error: "/sign-in", signOut: "/sign-in" },
    providers: [Credentials({ credentials: { email: {}, password: {} }, authorize })],
    callbacks: {
      async jwt({ token, user, trigger }) {
        if (trigger === "signIn" && user?.id) return { sid: await replaceSession(headers, user.id) };
        return typeof token.sid === "string" && (await actorOfSession(token.sid)) ? token : null;
      },
      session: ({ session }) => ({ expires: session.expires }),
      redirect: ({ url, baseUrl }) => (isPathOfOurs(url, baseUrl) ? new URL(url, baseUrl).href : baseUrl),
    },
    events: {
      async signOut(message) {
        const sid = "token" in message ? message.token?.sid : undefined;
        if (typeof sid === "string") await endSessionWithId(sid);
      },
    },
    logger: { error: logUnlessExpected, warn: () => undefined },
  };
}

async function authorize(credentials: Partial<Record<"email" | "password", unknown>>, request: Request) {
  const { email, password } = credentials;
  if (typeof email !== "string" || typeof password !== "string" || password.length > 1000) return null;
  try {
    const id = await verifyCredentials({ email, password }, clientAddress(request.headers));
    return id === null ? null : { id };
  } catch (error) {
    throw isRefusal(error) ? new TooManyAttempts(error) : error;
  }
}

/** A new session for the person, in place of the one this browser had: nobody can be made to use a known session. */
async function replaceSession(headers: Headers, userId: string): Promise<string> {
  const previous = await sessionIdIn(headers);
  if (previous) await endSessionWithId(previous);
  return startSession(userId, headers.get("user-agent"));
}

function isPathOfOurs(url: string, baseUrl: string): boolean {
  return URL.canParse(url, baseUrl) && new URL(url, baseUrl).origin === new URL(baseUrl).origin;
}

/** What anybody can bring about with a wrong request. */
const expected = [CredentialsSignin, JWTSessionError, MissingCSRF, UnknownAction];

function logUnlessExpected(error: Error): void {
  if (!expected.some((kind) => error instanceof kind)) reportError(error, "Signing in or out");
}
