import createMarkdownIt from "markdown-it";

const { unescapeAll } = createMarkdownIt().utils;

/** Text with its HTML entities resolved. */
export function decodedHtml(html: string): string {
  return html.replace(/&#?\w+;/g, (entity) => unescapeAll(entity));
}
