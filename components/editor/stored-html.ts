const shelfKey = Symbol.for("commonplace.storedHtml");
const keptMs = 10_000;

/** What the page's server component leaves for its client components on the server, which are another bundle. */
function shelf(): Map<string, string> {
  const shared = globalThis as { [shelfKey]?: Map<string, string> };
  return (shared[shelfKey] ??= new Map());
}

/**
 * Leaves HTML for the rendering of this page on the server, and answers what it is to be asked for by. As a prop of a
 * client component it would travel twice: as the page's text, and once more as data for the browser.
 */
export function leaveHtml(html: string): string {
  const ticket = crypto.randomUUID();
  shelf().set(ticket, html);
  setTimeout(() => shelf().delete(ticket), keptMs).unref();
  return ticket;
}

/** On the server, what was left there. */
export function htmlLeftAs(ticket: string): string {
  return shelf().get(ticket) ?? "";
}
