/** The elements below a root that match, as a list that may be changed while it is walked through. */
export function all(root: ParentNode, selector: string): Element[] {
  return [...root.querySelectorAll(selector)];
}

/** The element's own `style` attribute as properties in lower case. */
export function stylesOf(element: Element): Map<string, string> {
  const styles = new Map<string, string>();
  for (const declaration of (element.getAttribute("style") ?? "").split(";")) {
    const colon = declaration.indexOf(":");
    if (colon < 0) continue;
    const name = declaration.slice(0, colon).trim().toLowerCase();
    styles.set(name, declaration.slice(colon + 1).trim());
  }
  return styles;
}

/** Puts the children of an element in its place. */
export function unwrap(element: Element): void {
  while (element.firstChild) element.before(element.firstChild);
  element.remove();
}

/** Another element with the same children in the place of this one; attributes are not taken along. */
export function rename(element: Element, name: string): Element {
  const renamed = create(element, name);
  while (element.firstChild) renamed.append(element.firstChild);
  element.replaceWith(renamed);
  return renamed;
}

/** A new element of the same document. */
export function create(near: Node, name: string, attributes: Record<string, string> = {}): Element {
  const element = (near.ownerDocument ?? (near as Document)).createElement(name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  return element;
}

/** Puts a new element around the children of this one. */
export function wrapChildren(element: Element, name: string): Element {
  const inner = create(element, name);
  while (element.firstChild) inner.append(element.firstChild);
  element.append(inner);
  return inner;
}

/** Whether it is an element, with one of these names if any are given. */
export function isElement(node: Node | null | undefined, ...names: string[]): node is Element {
  if (node?.nodeType !== 1) return false;
  return names.length === 0 || names.includes((node as Element).localName);
}

/** The element before this one, when only white space is between them. */
export function elementBefore(node: Node): Element | null {
  let before = node.previousSibling;
  while (before && (before.nodeType === 8 || isBlankText(before))) before = before.previousSibling;
  return isElement(before) ? before : null;
}

/** Whether it is text that shows nothing. */
export function isBlankText(node: Node): boolean {
  return node.nodeType === 3 && /^\s*$/.test(node.textContent ?? "");
}

/** The text without white space around it; unbreakable spaces count as white space. */
export function textOf(node: Node): string {
  return (node.textContent ?? "").replace(/\u00a0/g, " ").trim();
}

const BLOCKS = new Set(
  (
    "address article aside blockquote dd details div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 " +
    "header hr li main nav ol p pre section summary table tbody td tfoot th thead tr ul"
  ).split(" "),
);

/** Whether browsers show it as a block of its own. */
export function isBlock(node: Node): boolean {
  return isElement(node) && BLOCKS.has(node.localName);
}
