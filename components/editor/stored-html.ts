import type { AsyncLocalStorage } from "node:async_hooks";

// `lib/server/web.ts` answers each request inside a scope of its own, under this name: Next bundles a page's server
// component and its client components apart, and only what the whole process shares is the same for both.
const scope = Symbol.for("commonplace.request");

interface RequestScope {
  storedHtml?: string;
}

/** The request that is being answered on this server; nothing in browsers. */
function currentRequest(): RequestScope | undefined {
  const shared = globalThis as { [scope]?: AsyncLocalStorage<RequestScope> };
  return shared[scope]?.getStore();
}

/**
 * Leaves HTML for the rendering of this request's page, and says whether it will be found there. As a prop of a client
 * component it would travel twice: as the page's text, and once more as data for the browser.
 */
export function leaveHtml(html: string): boolean {
  const request = currentRequest();
  if (request) request.storedHtml = html;
  return request !== undefined;
}

/** On the server, what was left in this request. */
export function leftHtml(): string {
  return currentRequest()?.storedHtml ?? "";
}
