/// <reference lib="webworker" />
import { CacheFirst, ExpirationPlugin, Serwist } from "serwist";
import { filesCache, filesPath, type KeepRequest, type TakeOverRequest } from "./names.ts";
import { fetchPage, isPage, keptPages, openPage } from "./kept-pages.ts";

declare const self: ServiceWorkerGlobalScope;
/** Put in when this is bundled: a new build makes a new worker. */
declare const BUILD: string;

const day = 24 * 3600;

const files = new CacheFirst({
  cacheName: filesCache,
  plugins: [
    // Kept pages may be of an older build, so its files go only when nobody has used them for long.
    new ExpirationPlugin({ maxEntries: 500, maxAgeSeconds: 60 * day, maxAgeFrom: "last-used" }),
  ],
});

const serwist = new Serwist({
  skipWaiting: true,
  clientsClaim: true,
  navigationPreload: true,
  disableDevLogs: true,
  runtimeCaching: [
    { matcher: ({ url, sameOrigin }) => sameOrigin && isFile(url), handler: files },
    {
      matcher: ({ url, sameOrigin, request }) => sameOrigin && request.mode === "navigate" && isPage(url),
      handler: openPage,
    },
  ],
});
serwist.addEventListeners();

self.addEventListener("message", (event) => {
  const message = event.data as KeepRequest | TakeOverRequest | { type: "build" } | null;
  if (message?.type === "keep") event.waitUntil(keep(event, message));
  if (message?.type === "take over") event.waitUntil(self.skipWaiting());
  if (message?.type === "build") event.ports[0]?.postMessage(BUILD);
});

/** What a page has loaded before there was a worker, or by going there without loading it anew. */
async function keep(event: ExtendableEvent, { page, files: addresses }: KeepRequest): Promise<void> {
  const wanted = addresses.map((address) => new URL(address, self.location.origin)).filter(isFile);
  await Promise.all(wanted.map((url) => files.handle({ event, request: new Request(url) })));
  if (page !== null && !(await keptPages.get(page))) await fetchPage(page);
}

function isFile(url: URL): boolean {
  return url.origin === self.location.origin && url.pathname.startsWith(filesPath);
}
