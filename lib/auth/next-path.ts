/** Where to go after signing in: a path of ours, or the start page. Never another site's address, however it is spelt. */
export function safeNextPath(next: unknown): string {
  if (typeof next !== "string" || !next.startsWith("/") || next.length > 2000) return "/";
  const base = "http://ours.invalid";
  if (!URL.canParse(next, base)) return "/";
  const url = new URL(next, base); // reads `//evil` and `/\evil` as browsers do
  return url.origin === base && !url.pathname.startsWith("//") ? url.pathname + url.search + url.hash : "/";
}
