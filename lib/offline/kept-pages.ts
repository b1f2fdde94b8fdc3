/// <reference lib="webworker" />
import type { RouteHandlerCallbackOptions } from "serwist";
import { offlineTexts } from "#lib/texts/en/offline.ts";
import { isNotePath, noSession, noteMark, pagesCache, sessionHeader } from "./names.ts";
import { offlinePage } from "./offline-page.ts";

const mostPages = 100;
/** Says whose pages the cache holds; no page has this address. */
const sessionMark = "/.session";
/** A page is the same whoever asks for it how. */
const whatever = { ignoreSearch: true, ignoreVary: true };

/** Pages of the application; public pages, the API and files go past the worker. */
export function isPage({ pathname }: URL): boolean {
  return !/^\/(?:p|api|attachments|transfers|threads|visits|notifications|collaboration|_next)(?:\/|$)/.test(
    pathname,
  );
}

/** The notes' pages of the session that this browser last used. */
export const keptPages = {
  get: async (path: string): Promise<Response | undefined> => await (await opened()).match(path, whatever),

  async put(path: string, page: Response): Promise<void> {
    await (await opened()).put(path, page);
    await trim();
  },

  async forget(path: string): Promise<void> {
    await (await opened()).delete(path, whatever);
  },

  /** What another session has left is forgotten, whoever's it was. */
  async belongTo(session: string): Promise<void> {
    const holder = await (await (await opened()).match(sessionMark))?.text();
    if (holder === session) return;
    await caches.delete(pagesCache);
    await (await opened()).put(sessionMark, new Response(session));
  },

  /** Where they are, and what they are called. */
  async list(): Promise<{ path: string; title: string }[]> {
    const cache = await opened();
    const found = [];
    for (const request of await cache.keys()) {
      const path = new URL(request.url).pathname;
      if (!isNotePath(path)) continue;
      const html = (await (await cache.match(request, whatever))?.text()) ?? "";
      found.push({ path, title: /<title>([^<]*)<\/title>/.exec(html)?.[1] ?? path });
    }
    return found.toReversed();
  },
};

async function trim(): Promise<void> {
  const cache = await opened();
  const kept = (await cache.keys()).filter(({ url }) => isNotePath(new URL(url).pathname));
  for (const oldest of kept.slice(0, Math.max(0, kept.length - mostPages)))
    await cache.delete(oldest, whatever);
}

function opened(): Promise<Cache> {
  return caches.open(pagesCache);
}

/** A page from the server when it can be reached, else as it was kept. */
export async function openPage({ event, request }: RouteHandlerCallbackOptions): Promise<Response> {
  const { pathname } = new URL(request.url);
  try {
    const preloaded = (event as FetchEvent).preloadResponse as Promise<Response | undefined> | undefined;
    const response = (await preloaded) ?? (await fetch(request));
    if (isUnreachable(response.status)) throw new TypeError("The server cannot be reached");
    event.waitUntil(remember(pathname, response.clone()));
    return response;
  } catch {
    // `fetch` fails in many ways, and each of them means that there is no page but this browser's own.
    return (await keptPages.get(pathname)) ?? offlinePage(offlineTexts, await keptPages.list());
  }
}

/** Asks the server for a page only to keep it. */
export async function fetchPage(path: string): Promise<void> {
  await remember(path, await fetch(path, { credentials: "same-origin" }));
}

/** What proxies say, and we ourselves, while the server is away or starting. */
function isUnreachable(status: number): boolean {
  return status >= 502 && status <= 504;
}

/** What a page from the server says: whose session this is, what a note's page looks like, or that it is gone. */
async function remember(pathname: string, response: Response): Promise<void> {
  const session = response.headers.get(sessionHeader);
  if (session === null) return; // no page of the application
  if (response.status === 404) return await keptPages.forget(pathname);
  if (response.status !== 200 || response.redirected) return;
  await keptPages.belongTo(pathname === "/sign-in" ? noSession : session);
  if (!isNotePath(pathname) || session === noSession) return;
  const html = await response.text();
  const headers = new Headers(response.headers);
  for (const name of ["Content-Encoding", "Content-Length"]) headers.delete(name);
  if (html.includes(noteMark)) await keptPages.put(pathname, new Response(html, { headers }));
}
