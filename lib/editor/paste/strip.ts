import { all, create, elementBefore, isBlankText, isBlock, isElement, textOf, unwrap } from "./elements.ts";

const KEPT: Record<string, readonly string[]> = {
  a: ["href", "title", "download", "data-size", "data-note", "data-target", "data-heading", "data-alias"],
  img: ["src", "alt", "title", "width"],
  td: ["colspan", "rowspan", "align"],
  th: ["colspan", "rowspan", "align"],
  ol: ["start"],
  ul: ["data-type"],
  li: ["data-type", "data-checked"],
  details: ["open"],
  pre: ["data-math", "data-raw-markdown"],
  span: ["data-tex", "data-user", "data-name"],
  sup: ["data-footnote"],
  div: ["data-kind", "data-title", "data-footnote-definition"],
  figure: ["data-embed"],
  aside: ["data-note", "data-target", "data-heading"],
};
const OUR_CLASSES =
  /^(?:callout|callout-body|toggle-content|file-block|note-link|note-embed|mention|contents-block|language-[\w+#.-]+)$/;
const EMPTY_BLOCKS = "p, h1, h2, h3, h4, h5, h6, blockquote, ul, ol, div:not([class])";
const CONTENT =
  "img, hr, pre, table, span[data-tex], sup[data-footnote], a.note-link, a.file-block, figure, aside, details, li";

/** Leaves no attribute that means nothing to us, no blocks without words, and no white space that only parts words from nothing. */
export function strip(root: Element): void {
  for (const element of all(root, "*")) stripAttributes(element);
  for (const text of textsIn(root)) tidySpaces(text);
  for (const image of all(root, "img")) freeImage(image);
  for (const lineBreak of all(root, "br")) if (isTrailing(lineBreak)) lineBreak.remove();
  for (const block of all(root, EMPTY_BLOCKS).toReversed()) dropIfEmpty(block);
  for (const holder of all(root, "td, th, li, li > div, .callout, .toggle-content")) giveParagraph(holder);
  for (const rule of all(root, "a, strong, b, em, i, u, s, code, mark, sub, sup"))
    if (rule.childNodes.length === 0 && !rule.hasAttribute("data-footnote")) rule.remove();
}

function stripAttributes(element: Element): void {
  const kept = KEPT[element.localName] ?? [];
  for (const { name, value } of Array.from(element.attributes)) {
    if (kept.includes(name)) continue;
    const classes = name === "class" ? value.split(/\s+/).filter((word) => OUR_CLASSES.test(word)) : [];
    if (classes.length > 0) element.setAttribute("class", classes.join(" "));
    else element.removeAttribute(name);
  }
}

function textsIn(root: Node): Node[] {
  const texts: Node[] = [];
  const pending: Node[] = [root];
  for (let node = pending.pop(); node; node = pending.pop()) {
    if (node.nodeType === 3) texts.push(node);
    else if (!isElement(node, "pre")) pending.push(...node.childNodes);
  }
  return texts;
}

/** Programs write spaces as unbreakable ones so that they survive; nobody meant them. */
function tidySpaces(text: Node): void {
  const given = text.textContent ?? "";
  if (/[\u00a0\u200b\ufeff]/.test(given))
    text.textContent = given.replace(/\u00a0/g, " ").replace(/[\u200b\ufeff]/g, "");
}

function isTrailing(lineBreak: Element): boolean {
  if (lineBreak.classList.contains("Apple-interchange-newline")) return true;
  let next: Node | null = lineBreak.nextSibling;
  while (next && isBlankText(next)) next = next.nextSibling;
  const parent = lineBreak.parentNode;
  if (next) return isBlock(next);
  return parent !== null && (isBlock(parent) || isElement(parent, "body"))
    ? true
    : !elementBefore(lineBreak) && textOf(parent ?? lineBreak) === "";
}

function dropIfEmpty(block: Element): void {
  if (textOf(block) !== "" || block.querySelector(CONTENT)) return;
  block.remove();
}

/** A picture is a block of its own: a paragraph, a link or a mark around nothing but pictures would be left empty. */
function freeImage(image: Element): void {
  for (let around = image.parentElement; around; around = image.parentElement) {
    if (
      !isElement(around, "p", "a", "strong", "b", "em", "i", "u", "s", "code", "mark") ||
      textOf(around) !== ""
    )
      return;
    unwrap(around);
  }
}

/** Where nothing is, somebody will want to write. */
function giveParagraph(holder: Element): void {
  if (textOf(holder) === "" && holder.children.length === 0) holder.replaceChildren(create(holder, "p"));
}
