import { createHash, randomBytes } from "node:crypto";
import { NextResponse, type NextRequest } from "next/server";
import { EMBED_ORIGINS } from "#lib/editor/embeds.ts";
import { env } from "#lib/env.ts";
import { noSession, sessionHeader } from "#lib/offline/names.ts";

/**
 * Headers for the pages of the application. This decides nothing about who may do what: the domain does.
 * Public pages, attachments and the API answer with stricter headers of their own.
 */
export function proxy(request: NextRequest): NextResponse {
  const nonce = randomBytes(16).toString("base64");
  const policy = contentSecurityPolicy(nonce);
  const headers = new Headers(request.headers);
  headers.set("content-security-policy", policy); // Next reads the nonce for its own scripts from here
  headers.set("x-commonplace-nonce", nonce); // for ours
  headers.set("x-commonplace-path", request.nextUrl.pathname + request.nextUrl.search);

  const response = NextResponse.next({ request: { headers } });
  response.headers.set("Content-Security-Policy", policy);
  for (const [name, value] of Object.entries(fixedHeaders)) response.headers.set(name, value);
  response.headers.set(sessionHeader, sessionName(request));
  if (isSecure()) response.headers.set("Strict-Transport-Security", "max-age=31536000");
  rememberWorkspace(request, response);
  return response;
}

export const config = {
  matcher: ["/((?!api/|attachments|transfers/|p/|_next/static/|_next/image|favicon.ico|icon).*)"],
};

const fixedHeaders = {
  "X-Content-Type-Options": "nosniff",
  "X-Frame-Options": "DENY",
  // Forms of our own pages must still carry their Origin, so not `no-referrer`; an invitation's address stays here.
  "Referrer-Policy": "same-origin",
  "Permissions-Policy": "camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()",
  "Cross-Origin-Opener-Policy": "same-origin",
  "Cross-Origin-Resource-Policy": "same-origin",
};

function isSecure(): boolean {
  return env().publicUrl.startsWith("https:");
}

function contentSecurityPolicy(nonce: string): string {
  const developing = env().NODE_ENV === "development";
  const socket = env().publicUrl.replace(/^http/, "ws");
  const directives = [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${developing ? " 'unsafe-eval'" : ""}`,
    // The editor and the menus place things with style attributes, which cannot have a nonce.
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' blob: data: https:",
    "font-src 'self'",
    `connect-src 'self' ${socket}`,
    "object-src 'none'",
    "worker-src 'self'",
    // Embeds, once somebody asks for them: the players of the sites we know, and nothing else.
    `frame-src ${EMBED_ORIGINS.join(" ")}`,
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    ...(isSecure() ? ["upgrade-insecure-requests"] : []),
  ];
  return directives.join("; ");
}

/** Lets the service worker tell sessions apart, so that it never shows one person what another has left. */
function sessionName(request: NextRequest): string {
  const cookie = request.cookies.getAll().find(({ name }) => name.endsWith("commonplace.session"));
  return cookie ? createHash("sha256").update(cookie.value).digest("base64url").slice(0, 22) : noSession;
}

/** The start page leads back to where the person was last. */
function rememberWorkspace(request: NextRequest, response: NextResponse): void {
  const slug = /^\/w\/([a-z0-9-]{1,80})(?:\/|$)/.exec(request.nextUrl.pathname)?.[1];
  if (!slug || request.cookies.get("commonplace.workspace")?.value === slug) return;
  const options = { httpOnly: true, sameSite: "lax", secure: isSecure(), path: "/" } as const;
  response.cookies.set("commonplace.workspace", slug, { ...options, maxAge: 365 * 24 * 3600 });
}
