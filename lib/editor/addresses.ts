const LINK_SCHEMES = new Set(["http", "https", "mailto", "tel"]);
// Browsers drop these inside an address, so "java\nscript:" must not look harmless to us.
const IGNORED_BY_BROWSERS = /[\p{Cc}\p{Z}\p{Cf}]/gu;

/** Whether a link may lead there: http, https, mailto, tel and relative addresses; nothing else. */
export function isAllowedHref(href: unknown): href is string {
  if (typeof href !== "string") return false;
  const scheme = schemeOf(href);
  return scheme === null || LINK_SCHEMES.has(scheme);
}

/** Whether an image may be loaded from there: our attachments and http(s). */
export function isAllowedImageSource(source: unknown): source is string {
  if (typeof source !== "string") return false;
  if (attachmentIdOf(source) !== null) return true;
  return /^https?:\/\/[^\s/]/i.test(source);
}

/** The id in `/attachments/:id/…`, or null for any other address. */
export function attachmentIdOf(address: unknown): string | null {
  if (typeof address !== "string") return null;
  return /^\/attachments\/([\w-]+)(?:[/?#]|$)/.exec(address)?.[1] ?? null;
}

function schemeOf(href: string): string | null {
  const bare = href.replace(IGNORED_BY_BROWSERS, "");
  const colon = bare.search(/[:/?#]/);
  return colon >= 0 && bare[colon] === ":" ? bare.slice(0, colon).toLowerCase() : null;
}
