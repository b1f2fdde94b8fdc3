import type { Page } from "playwright/test";

/** Which of a note's elements are compared, and by which names. All are selectors but the attributes. */
export interface Structure {
  /** What is only there for those who write, or is not part of what a note says. */
  leftOut: readonly string[];
  /** Boxes in whose place their children are taken. */
  seenThrough: readonly string[];
  /** What goes by another name than its tag and classes. */
  named: Readonly<Record<string, string>>;
  /** The attributes that say something of what a reader gets; beside them, classes are compared. */
  attributes: readonly string[];
}

/** One element of a note as it is shown: where it is, in pixels, and how it looks. */
export interface Part {
  /** Tag, classes and attributes, and the words that are its own. */
  name: string;
  /** The names of what it is in, from the block of the note on, and its own. */
  path: string;
  box: Record<"left" | "top" | "width" | "height", number>;
  /** What CSS has computed, as far as it can be seen. */
  look: Record<string, string>;
}

const properties = [
  ..."color background-color background-image opacity visibility display float rotate box-sizing".split(" "),
  ..."font-family font-size font-weight font-style font-stretch font-feature-settings font-kerning".split(
    " ",
  ),
  ..."font-variant-ligatures font-variant-numeric font-variant-caps font-variant-position".split(" "),
  ..."line-height letter-spacing word-spacing text-align text-indent text-transform text-shadow".split(" "),
  ..."text-decoration text-decoration-thickness text-underline-offset text-wrap-mode text-wrap-style".split(
    " ",
  ),
  ..."white-space-collapse overflow-wrap word-break hyphens tab-size vertical-align unicode-bidi".split(" "),
  ..."direction list-style border-top border-right border-bottom border-left border-radius".split(" "),
  ..."padding box-shadow outline overflow-x overflow-y border-collapse border-spacing fill stroke".split(" "),
  ..."break-inside break-after".split(" "),
];

/** Reads all parts of the one body that a page shows at once. */
export async function readLook(page: Page, structure: Structure): Promise<Part[]> {
  const code = [partsIn, shownIn, nameOf, boxOf, lookOf, seen].map(String).join("\n");
  const given: Given = { ...structure, properties };
  const call = `partsIn(document.querySelector(".prose"), ${JSON.stringify(given)})`;
  return await page.evaluate<Part[]>(`(() => { ${code}\nreturn ${call}; })()`);
}

/*
 * What follows runs in the page, which is given the text of these functions: they know one another and the page, and
 * nothing else of this file.
 */
type Given = Structure & { properties: readonly string[] };

function partsIn(root: Element, given: Given): Part[] {
  const parts: Part[] = [];
  const visit = (parent: Element, around: string) => {
    let before: Element | null = null;
    for (const element of shownIn(parent, given)) {
      const name = nameOf(element, given);
      const path = around === "" ? name : `${around} > ${name}`;
      parts.push({ name, path, box: boxOf(element, { parent, before }), look: lookOf(element, given) });
      visit(element, path);
      before = element;
    }
  };
  visit(root, "");
  return parts;
}

function shownIn(parent: Element, given: Given): Element[] {
  return [...parent.children].flatMap((element) => {
    if (!element.checkVisibility() || given.leftOut.some((selector) => element.matches(selector))) return [];
    const isSeenThrough = given.seenThrough.some((selector) => element.matches(selector));
    return isSeenThrough ? shownIn(element, given) : [element];
  });
}

function nameOf(element: Element, given: Given): string {
  const known = Object.entries(given.named).find(([selector]) => element.matches(selector))?.[1];
  const classes = [...element.classList].sort().map((name) => `.${name}`);
  const attributes = given.attributes
    .filter((name) => element.hasAttribute(name))
    .map((name) => `[${name}=${element.getAttribute(name)}]`);
  const texts = [...element.childNodes].filter((node) => node instanceof Text);
  const words = texts.map((text) => text.data.trim()).join(" … ");
  return `${known ?? [element.localName, ...classes, ...attributes].join("")} ${words}`.trim();
}

/** From the corner of what it is in; blocks from the end of the one before them, so that one difference is one. */
function boxOf(element: Element, beside: { parent: Element; before: Element | null }): Part["box"] {
  const [own, around] = [element.getBoundingClientRect(), beside.parent.getBoundingClientRect()];
  const isInline = getComputedStyle(element).display.startsWith("inline");
  const above = isInline ? undefined : beside.before?.getBoundingClientRect().bottom;
  return {
    left: own.left - around.left,
    top: own.top - (above ?? around.top),
    width: own.width,
    height: own.height,
  };
}

function lookOf(element: Element, given: Given): Record<string, string> {
  const look: Record<string, string> = {};
  const read = (pseudo: string, names: readonly string[]) => {
    const style = getComputedStyle(element, pseudo);
    for (const name of names) {
      const value = style.getPropertyValue(name);
      if (seen(name, value, { style, element })) look[`${pseudo} ${name}`.trim()] = value;
    }
  };
  read("", given.properties);
  for (const pseudo of ["::before", "::after"]) {
    const { content } = getComputedStyle(element, pseudo);
    const more = ["content", "width", "height", "inset", "margin"];
    if (content !== "none" && content !== "normal") read(pseudo, [...given.properties, ...more]);
  }
  if (getComputedStyle(element).display === "list-item")
    read("::marker", ["content", "color", "font-size", "font-variant-numeric"]);
  return look;
}

/** Whether a property makes a difference here: a border without width has no colour that anybody sees. */
function seen(
  name: string,
  value: string,
  { style, element }: { style: CSSStyleDeclaration; element: Element },
): boolean {
  if (name.startsWith("border-") && value.startsWith("0px ")) return false;
  if (name === "outline") return style.outlineStyle !== "none";
  if (name === "list-style") return style.display === "list-item";
  if (name.startsWith("text-decoration-") || name.startsWith("text-underline"))
    return style.textDecorationLine !== "none";
  if (name === "vertical-align") return style.display.startsWith("inline") || style.display === "table-cell";
  if (name === "fill" || name === "stroke") return element instanceof SVGElement;
  return true;
}
