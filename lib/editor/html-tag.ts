const VOID_ELEMENTS = new Set(["br", "col", "hr", "img", "input"]);
const ENTITIES: Record<string, string> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/** An element with escaped attributes around HTML that is already safe. */
export function tag(name: string, attributes: Record<string, string> = {}, html = ""): string {
  const list = Object.entries(attributes).map(([key, value]) => ` ${key}="${escapeHtml(value)}"`);
  const open = `<${name}${list.join("")}>`;
  return VOID_ELEMENTS.has(name) ? open : `${open}${html}</${name}>`;
}

/** Text as HTML, safe in content and in quoted attributes. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character);
}
