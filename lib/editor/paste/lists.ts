import {
  all,
  create,
  elementBefore,
  isBlankText,
  isElement,
  textOf,
  unwrap,
  wrapChildren,
} from "./elements.ts";

const BOX = /^\s*(?:\[([ xX]?)\]|([☐☑☒✅]))\s*/u;

/** Lists as HTML means them: items in lists, nested lists in items, and items that can be ticked as such. */
export function tidyLists(root: Element): void {
  nestSiblings(root);
  for (const list of all(root, "ul, ol")) wrapStrays(list);
  for (const item of all(root, "li"))
    if (!isElement(item.parentElement, "ul", "ol", "menu")) wrapOrphan(item);
  for (const list of all(root, "ul, ol")) markTasks(list);
  for (const list of all(root, "ul, ol")) splitMixed(list);
  joinNeighbours(root);
}

/** Google Docs and old editors put a nested list beside the item it belongs to, instead of into it. */
function nestSiblings(root: Element): void {
  for (const list of all(root, "ul > ul, ul > ol, ol > ul, ol > ol")) {
    const item = elementBefore(list);
    if (isElement(item, "li")) item.append(list);
    else {
      const empty = create(list, "li");
      list.before(empty);
      empty.append(list);
    }
  }
  // A list in a list in an item that says nothing of its own is only deeper indented.
  for (const item of all(root, "li")) {
    const only = item.firstElementChild;
    const outer = item.parentElement;
    if (only && item.children.length === 1 && isElement(only, "ul", "ol") && textOf(item) === textOf(only)) {
      const before = elementBefore(item);
      if (isElement(before, "li")) {
        before.append(only);
        item.remove();
      } else if (outer?.children.length === 1 && !isElement(outer.parentElement, "li")) {
        outer.replaceWith(only);
      }
    }
  }
}

function wrapStrays(list: Element): void {
  for (const child of Array.from(list.childNodes)) {
    if (isElement(child, "li") || isBlankText(child)) continue;
    const item = create(list, "li");
    child.before(item);
    item.append(child);
  }
}

function wrapOrphan(item: Element): void {
  const list = create(item, "ul");
  item.before(list);
  for (let next: ChildNode | null = item; next && (isElement(next, "li") || isBlankText(next));) {
    const after: ChildNode | null = next.nextSibling;
    list.append(next);
    next = after;
  }
}

function markTasks(list: Element): void {
  for (const item of Array.from(list.children)) {
    const checked = isElement(item, "li") ? takeBox(item) : null;
    if (checked === null || item.getAttribute("data-type") === "taskItem") continue;
    item.setAttribute("data-type", "taskItem");
    item.setAttribute("data-checked", String(checked));
    wrapChildren(item, "div");
  }
}

/** Whether an item's box is ticked, or null when it has none; what draws the box is taken out. */
function takeBox(item: Element): boolean | null {
  const aria = item.getAttribute("role") === "checkbox" ? item.getAttribute("aria-checked") : null;
  if (aria !== null || item.hasAttribute("data-checked")) {
    for (const image of all(item, ":scope > img, :scope > * > img[aria-roledescription]")) image.remove();
    return (aria ?? item.getAttribute("data-checked")) === "true";
  }
  const input = ownInput(item);
  if (input) {
    input.remove();
    return input.hasAttribute("checked");
  }
  const drawn = item.querySelector(":scope > .checkbox, :scope > p > .checkbox");
  if (drawn) {
    drawn.remove();
    return /\bcheckbox-on\b/.test(drawn.className);
  }
  return takeWrittenBox(item);
}

function ownInput(item: Element): Element | undefined {
  return all(item, "input[type=checkbox]").find((input) => input.closest("li") === item);
}

/** `[ ] words`, as Notion copies its to-dos. */
function takeWrittenBox(item: Element): boolean | null {
  const text = firstText(item);
  const found = BOX.exec(text?.textContent ?? "");
  if (!text || !found) return null;
  text.textContent = (text.textContent ?? "").slice(found[0].length);
  return /^[xX☑☒✅]$/u.test(found[1] ?? found[2] ?? "");
}

function firstText(node: Node): Node | null {
  for (const child of node.childNodes) {
    if (child.nodeType === 3) {
      if (!isBlankText(child)) return child;
    } else if (isElement(child) && !isElement(child, "ul", "ol", "code", "pre", "table")) {
      const found = firstText(child);
      if (found) return found;
    }
  }
  return null;
}

/** A list is one of tasks or one of points: where both are mixed, it becomes several. */
function splitMixed(list: Element): void {
  const items = [...list.children];
  if (!items.some(isTask)) return;
  let part: Element | null = null;
  for (const item of items) {
    const task = isTask(item);
    if (!part || (part.getAttribute("data-type") === "taskList") !== task) {
      part = create(list, task ? "ul" : list.localName, task ? { "data-type": "taskList" } : {});
      list.before(part);
    }
    part.append(item);
  }
  list.remove();
}

function isTask(item: Element): boolean {
  return item.getAttribute("data-type") === "taskItem";
}

/** Notion and others give every item a list of its own. */
function joinNeighbours(root: Element): void {
  for (const list of all(root, "ul, ol")) {
    const before = elementBefore(list);
    if (!before || before.localName !== list.localName) continue;
    if (before.getAttribute("data-type") !== list.getAttribute("data-type")) continue;
    const goesOn =
      Number(list.getAttribute("start") ?? 1) ===
      Number(before.getAttribute("start") ?? 1) + before.children.length;
    const single = list.children.length === 1 && (isElement(list, "ul") || goesOn);
    if (!single) continue;
    while (list.firstChild) before.append(list.firstChild);
    list.remove();
  }
  for (const paragraph of all(root, "li > p[role=presentation]"))
    if (!paragraph.nextElementSibling) unwrap(paragraph);
}
