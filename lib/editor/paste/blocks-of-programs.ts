import { all, create, isElement, rename, stylesOf, textOf, unwrap, wrapChildren } from "./elements.ts";

const KINDS: Record<string, string> = {
  "⚠": "warning",
  "🚨": "caution",
  "❗": "important",
  "💡": "tip",
  "✅": "tip",
};

/** Blocks that programs write in their own ways: callouts, toggles, Word's titles and quotes, definition lists. */
export function tidyBlocks(root: Element): void {
  for (const alert of all(root, ".markdown-alert")) alertFromGitHub(alert);
  for (const callout of all(root, "aside, figure.callout")) calloutFromNotion(callout);
  for (const item of all(root, "ul.toggle > li"))
    if (item.querySelector(":scope > details")) unwrapItem(item);
  for (const details of all(root, "details")) tidyToggle(details);
  for (const paragraph of all(root, "p[class]")) paragraphFromWord(paragraph);
  for (const term of all(root, "dt")) emphasize(rename(term, "p"));
  for (const definition of all(root, "dd")) if (!definition.querySelector("p")) rename(definition, "p");
  for (const quote of all(root, "blockquote > footer, blockquote > cite")) rename(quote, "p");
}

function callout(near: Element, kind: string, title: string | null): Element {
  return create(near, "div", {
    class: "callout",
    "data-kind": kind,
    ...(title ? { "data-title": title } : {}),
  });
}

function alertFromGitHub(alert: Element): void {
  const kind = /\bmarkdown-alert-(note|tip|important|warning|caution)\b/.exec(alert.className)?.[1] ?? "note";
  const title = alert.querySelector(":scope > .markdown-alert-title");
  const name = textOf(title ?? create(alert, "p"));
  title?.remove();
  moveInto(callout(alert, kind, name.toLowerCase() === kind ? null : name), alert);
}

/** `<aside>💡 words</aside>` in the clipboard, a figure with an icon in Notion's export. */
function calloutFromNotion(element: Element): void {
  if (element.classList.contains("note-embed")) return;
  if (isElement(element, "aside") && textOf(element).length > 4_000) return unwrap(element); // a page's side column
  const icon = element.querySelector(".icon");
  const symbol = textOf(icon ?? create(element, "span"));
  (icon?.parentElement !== element && icon?.parentElement?.textContent === icon?.textContent
    ? icon?.parentElement
    : icon
  )?.remove();
  const leading = symbol === "" ? takeLeadingSymbol(element) : symbol;
  moveInto(callout(element, KINDS[leading.replace(/\ufe0f/g, "")] ?? "note", null), element);
}

function takeLeadingSymbol(element: Element): string {
  const walk: Node[] = [element];
  for (let node = walk.shift(); node; node = walk.shift()) {
    if (node.nodeType === 3 && (node.textContent ?? "").trim() !== "") {
      const found = /^\s*(\p{Extended_Pictographic}\ufe0f?)\s*/u.exec(node.textContent ?? "");
      if (found) node.textContent = (node.textContent ?? "").slice(found[0].length);
      return found?.[1] ?? "";
    }
    walk.unshift(...node.childNodes);
  }
  return "";
}

function moveInto(target: Element, element: Element): void {
  while (element.firstChild) target.append(element.firstChild);
  element.replaceWith(target);
}

function unwrapItem(item: Element): void {
  const list = item.parentElement;
  for (const child of Array.from(item.childNodes)) list?.before(child);
  item.remove();
  if (list && list.children.length === 0) list.remove();
}

function tidyToggle(details: Element): void {
  const summary = details.querySelector(":scope > summary");
  for (const heading of all(summary ?? create(details, "summary"), "p, div, h1, h2, h3, h4, h5, h6"))
    unwrap(heading);
  summary?.remove();
  const content = details.querySelector(":scope > .toggle-content") ?? wrapChildren(details, "div");
  content.setAttribute("class", "toggle-content");
  details.prepend(summary ?? create(details, "summary"));
}

function paragraphFromWord(paragraph: Element): void {
  const name = paragraph.className;
  const level = name.startsWith("MsoTitle") ? "1" : /^MsoHeading(\d)/.exec(name)?.[1];
  if (level) rename(paragraph, `h${level}`);
  else if (/^Mso(?:Intense)?Quote/.test(name)) {
    const quote = create(paragraph, "blockquote");
    paragraph.before(quote);
    quote.append(paragraph);
  } else if (/^(?:HTMLPreformatted|MsoPlainText|Code)/.test(name) && isMonospaced(paragraph))
    rename(paragraph, "pre");
}

function isMonospaced(paragraph: Element): boolean {
  const first = paragraph.firstElementChild;
  const family =
    stylesOf(first ?? paragraph).get("font-family") ?? stylesOf(paragraph).get("font-family") ?? "";
  return /mono|consolas|courier/i.test(family);
}

function emphasize(paragraph: Element): void {
  if (!paragraph.querySelector("strong, b")) wrapChildren(paragraph, "strong");
}
