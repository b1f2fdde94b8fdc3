/** What stands between the parentheses of a Markdown link: the address and, if there is one, the title. */
export function linkTarget({ href, title }: Record<string, unknown>): string {
  const address = destination(text(href));
  const name = text(title).replace(/\s+/g, " ");
  return name === "" ? address : `${address} "${escapeEntities(name.replace(/["\\]/g, "\\$&"))}"`;
}

/** An image as Markdown writes it inside a line. */
export function imageMarkdown({ src, alt, caption }: Record<string, unknown>): string {
  return `![${escapedLabel(text(alt))}](${linkTarget({ href: src, title: caption })})`;
}

/** Plain text between the brackets of a link or image. */
export function escapedLabel(label: string): string {
  return escapeEntities(label.replace(/\s+/g, " ").replace(/[\\[\]*_`<~!$^:=]/g, "\\$&"));
}

/** A link to a note by its title, as wikis write it. */
export function noteLinkMarkdown({ target, heading, alias }: Record<string, unknown>): string {
  const to = text(target).replace(/[\\[\]|#]/g, "\\$&");
  const part = text(heading).replace(/[\\[\]|]/g, "\\$&");
  const words = text(alias).replace(/[\\[\]]/g, "\\$&");
  const [name, anchor, label] = [to, part, words].map((each) => each.replace(/[\s\p{Cc}]+/gu, " ").trim());
  if (name === "" && anchor === "") return escapedLabel(text(alias).trim());
  return `[[${name ?? ""}${anchor ? `#${anchor}` : ""}${label ? `|${label}` : ""}]]`;
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
