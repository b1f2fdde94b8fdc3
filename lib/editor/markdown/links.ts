/** What stands between the parentheses of a Markdown link: the address and, if there is one, the title. */
export function linkTarget({ href, title }: Record<string, unknown>): string {
  const address = destination(text(href));
  const name = text(title).replace(/\s+/g, " ");
  return name === "" ? address : `${address} "${escapeEntities(name.replace(/["\\]/g, "\\$&"))}"`;
}

/** An image as Markdown writes it inside a line. */
export function imageMarkdown({ src, alt, title }: Record<string, unknown>): string {
  const label = escapeEntities(
    text(alt)
      .replace(/\s+/g, " ")
      .replace(/[\\[\]*_`<~!$^:]/g, "\\$&"),
  );
  return `![${label}](${linkTarget({ href: src, title })})`;
}

/** Ampersands that a Markdown parser would take for an entity, escaped. */
export function escapeEntities(source: string): string {
  return source.replace(/&(?=#?\w+;)/g, "\\&");
}

function destination(href: string): string {
  const address = href.replace(/[\n\r]/g, encodeURIComponent);
  if (address !== "" && !/[\s<>()\\\p{Cc}]/u.test(address)) return escapeEntities(address);
  return `<${escapeEntities(address.replace(/[<>\\]/g, "\\$&"))}>`;
}

function text(value: unknown): string {
  return typeof value === "string" ? value : "";
}
