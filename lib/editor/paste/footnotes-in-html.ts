import { all, create, isElement, textOf } from "./elements.ts";

const REFERENCES =
  "sup > a[data-footnote-ref], sup.footnote-ref > a, a.footnote-ref, a.footnote-reference, sup > a[href*='#_ftn'], a[href^='#_ftn'], sup > a[href^='#ftnt']";

/** Footnotes of GitHub, pandoc, Word and Google Docs: references in the text, definitions where the notes stand. */
export function tidyFootnotes(root: Element): void {
  const labels = new Set<string>();
  for (const link of all(root, REFERENCES)) {
    const label = textOf(link).replace(/^\[|\]$/g, "");
    const target = idIn(link.getAttribute("href"));
    if (!/^[\w-]{1,40}$/.test(label) || target === null || target.includes("ref")) continue;
    const definition = definitionOf(root, target);
    if (!definition) continue;
    const around = isElement(link.parentElement, "sup") ? link.parentElement : link;
    around.replaceWith(create(link, "sup", { "data-footnote": label }));
    if (labels.has(label)) continue;
    labels.add(label);
    define(definition, label);
  }
  for (const section of all(root, "section.footnotes, section[data-footnotes], div.footnotes"))
    takeOut(section);
}

function idIn(href: string | null): string | null {
  const found = /#(.+)$/.exec(href ?? "")?.[1];
  return found === undefined || /["\\\]]/.test(found) ? null : found;
}

function definitionOf(root: Element, id: string): Element | null {
  const named =
    root.querySelector(`[id="${id}"], [name="${id}"]`) ??
    root.querySelector(`[id="${id.replace(/^user-content-/, "")}"]`);
  if (!named) return null;
  return named.matches("li, div") ? named : named.closest("li, p, div");
}

function define(element: Element, label: string): void {
  for (const back of all(
    element,
    "a.footnote-back, a.data-footnote-backref, a[data-footnote-backref], a[href*='_ftnref'], a[href*='ftnt_ref']",
  ))
    back.remove();
  const definition = create(element, "div", { "data-footnote-definition": label });
  if (element.localName === "p") {
    element.before(definition);
    definition.append(element);
    return;
  }
  while (element.firstChild) definition.append(element.firstChild);
  element.append(definition);
}

/** The list and the heading around the notes are the page's, not the text's. */
function takeOut(section: Element): void {
  for (const definition of all(section, "[data-footnote-definition]")) section.before(definition);
  if (!section.querySelector("li")?.textContent?.trim()) section.remove();
}
