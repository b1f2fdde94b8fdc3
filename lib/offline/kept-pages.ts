/// <reference lib="webworker" />
import { NetworkFirst, type SerwistPlugin } from "serwist";
import { offlineTexts } from "#lib/texts/en/offline.ts";
import { isNotePath, noSession, noteMark, pagesCache, sessionHeader } from "./names.ts";
import { offlinePage } from "./offline-page.ts";

const mostPages = 100;
/** Says whose pages the cache holds; no page has this address. */
const sessionMark = "/.session";

/** Pages of the application; public pages, the API and files go past the worker. */
export function isPage({ pathname }: URL): boolean {
  return !/^\/(?:p|api|attachments|transfers|collaboration|_next)(?:\/|$)/.test(pathname);
}

/** The notes' pages of the session that this browser last used. */
export const keptPages = {
  has: async (path: string): Promise<boolean> => (await (await opened()).match(path)) !== undefined,

  /** What another session has left is forgotten, whoever's it was. */
  async belongTo(session: string): Promise<void> {
    const holder = await (await (await opened()).match(sessionMark))?.text();
    if (holder === session) return;
    await caches.delete(pagesCache);
    await (await opened()).put(sessionMark, new Response(session));
  },

  async trim(): Promise<void> {
    const cache = await opened();
    const kept = (await cache.keys()).filter(({ url }) => isNotePath(new URL(url).pathname));
    for (const oldest of kept.slice(0, Math.max(0, kept.length - mostPages))) await cache.delete(oldest);
  },

  /** Where they are, and what they are called. */
  async list(): Promise<{ path: string; title: string }[]> {
    const cache = await opened();
    const found = [];
    for (const request of await cache.keys()) {
      const path = new URL(request.url).pathname;
      if (!isNotePath(path)) continue;
      const html = (await (await cache.match(request))?.text()) ?? "";
      found.push({ path, title: /<title>([^<]*)<\/title>/.exec(html)?.[1] ?? path });
    }
    return found.toReversed();
  },
};

function opened(): Promise<Cache> {
  return caches.open(pagesCache);
}

const rules: SerwistPlugin = {
  // A note is the same whatever stands behind its address.
  cacheKeyWillBeUsed: async ({ request }) => new URL(request.url).pathname,

  async fetchDidSucceed({ request, response }) {
    const { pathname } = new URL(request.url);
    if (isUnreachable(response.status)) throw new TypeError("The server cannot be reached");
    const session = pathname === "/sign-in" ? noSession : response.headers.get(sessionHeader);
    if (response.status === 200 && session) await keptPages.belongTo(session);
    if (response.status === 404) await (await opened()).delete(pathname);
    return response;
  },

  async cacheWillUpdate({ request, response }) {
    const { pathname } = new URL(request.url);
    if (!isNotePath(pathname) || response.status !== 200 || response.redirected) return null;
    if ((response.headers.get(sessionHeader) ?? noSession) === noSession) return null;
    // Next says of a note that is gone only in the page itself that it was not found.
    if ((await response.clone().text()).includes(noteMark)) return response;
    await (await opened()).delete(pathname);
    return null;
  },

  cacheDidUpdate: () => keptPages.trim(),

  handlerDidError: async () => offlinePage(offlineTexts, await keptPages.list()),
};

/** What proxies say, and we ourselves, while the server is away or starting. */
function isUnreachable(status: number): boolean {
  return status >= 502 && status <= 504;
}

/** From the server when it can be reached, else as it was kept. */
export const pages = new NetworkFirst({
  cacheName: pagesCache,
  matchOptions: { ignoreVary: true },
  plugins: [rules],
});
