import { all, create, elementBefore, isElement, stylesOf, textOf } from "./elements.ts";

/** An item of a list as Word writes it: a paragraph that says which list it belongs to and how deep. */
interface WordItem {
  list: string;
  level: number;
  ordered: boolean;
  start: number;
}

const NUMBER = /^\(?(?:(\d+)|[a-z]{1,3}|[ivxlc]+)[.)]/i;

/** Word's and Outlook's paragraphs that only look like lists become lists. */
export function listsFromWord(root: Element): void {
  for (const paragraph of all(root, "p, h1, h2, h3, h4, h5, h6")) {
    const item = wordItem(paragraph);
    if (!item) continue;
    dropMarker(paragraph);
    append(paragraph, item);
  }
  for (const list of all(root, "[data-word-list]")) list.removeAttribute("data-word-list");
}

function wordItem(paragraph: Element): WordItem | null {
  const position = /^(l\d+)\s+level(\d)\b/.exec(stylesOf(paragraph).get("mso-list") ?? "");
  if (!position || /^h\d$/.test(paragraph.localName)) return null; // a numbered heading is a heading
  const marker = textOf(markerOf(paragraph) ?? create(paragraph, "span"));
  const number = NUMBER.exec(marker);
  return {
    list: position[1] ?? "",
    level: Number(position[2] ?? 1),
    ordered: number !== null,
    start: Number(number?.[1] ?? 1),
  };
}

function markerOf(paragraph: Element): Element | null {
  return (
    all(paragraph, "span[style]").find((span) => /ignore/i.test(stylesOf(span).get("mso-list") ?? "")) ?? null
  );
}

function dropMarker(paragraph: Element): void {
  const marker = markerOf(paragraph);
  const around = marker?.parentElement;
  marker?.remove();
  if (around && around !== paragraph && textOf(around) === "") around.remove();
}

/** Puts the paragraph into the list it goes on with, at its depth, or into a new one. */
function append(paragraph: Element, item: WordItem): void {
  const before = elementBefore(paragraph);
  const goesOn = before?.getAttribute("data-word-list") === item.list;
  let list = goesOn && before ? before : newList(paragraph, item);
  if (!goesOn) {
    list.setAttribute("data-word-list", item.list);
    paragraph.before(list);
  }
  for (let level = goesOn ? 1 : item.level; level < item.level; level += 1) {
    const last = list.lastElementChild ?? list.appendChild(create(list, "li"));
    const nested = last.lastElementChild;
    list = nested && isElement(nested, "ul", "ol") ? nested : last.appendChild(newList(paragraph, item));
  }
  const li = create(paragraph, "li");
  li.append(paragraph);
  list.append(li);
}

function newList(near: Element, { ordered, start }: WordItem): Element {
  return create(near, ordered ? "ol" : "ul", ordered && start > 1 ? { start: String(start) } : {});
}
