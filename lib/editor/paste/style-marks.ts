import { all, create, isBlock, isElement, rename, stylesOf, unwrap } from "./elements.ts";

const MONOSPACE = /\b(?:monospace|consolas|menlo|monaco|courier(?: new)?|[\w ]+ mono)\b/i;
const HEADINGS = "h1, h2, h3, h4, h5, h6, th, summary";

/**
 * What programs say with styles becomes what it means: bold, italic, struck, underlined, raised, lowered, code,
 * highlighted. Colours, sizes and typefaces go: how a text looks is up to the reader.
 */
export function marksFromStyles(root: Element): void {
  for (const element of all(root, "b, strong, i, em, u, s, strike, del")) unmarkIfUndone(element);
  for (const element of all(
    root,
    "span[style], a[style], li[style], p[style], td[style], th[style], div[style]",
  ))
    markContent(element);
  for (const element of all(root, "kbd, samp, tt, var")) rename(element, "code");
  for (const element of all(root, "strike, del")) rename(element, "s");
  for (const element of all(root, "ins")) rename(element, "u");
  for (const element of all(root, "span")) if (!element.hasAttribute("data-tex")) unwrap(element);
  unmarkHeadings(root);
}

/** Google Docs wraps everything in a `b` that is not bold. */
function unmarkIfUndone(element: Element): void {
  const styles = stylesOf(element);
  const plainWeight =
    isElement(element, "b", "strong") && /^(?:normal|400)$/.test(styles.get("font-weight") ?? "");
  const plainStyle = isElement(element, "i", "em") && styles.get("font-style") === "normal";
  const plainLine =
    isElement(element, "u", "s", "strike", "del") && styles.get("text-decoration")?.startsWith("none");
  if (plainWeight || plainStyle || plainLine) unwrap(element);
}

function markContent(element: Element): void {
  const marks = marksOf(element);
  if (marks.length === 0) return;
  if (isBlock(element) && [...element.children].some((child) => isBlock(child))) return;
  for (const mark of marks) {
    if (element.closest(mark) && element.localName !== mark) continue;
    const inner = create(element, mark);
    while (element.firstChild) inner.append(element.firstChild);
    element.append(inner);
  }
}

const WEIGHT = /^(?:bold|bolder|[6-9]00)$/;

function marksOf(element: Element): string[] {
  const styles = stylesOf(element);
  const said = (name: string) => styles.get(name) ?? "";
  const line = `${said("text-decoration")} ${said("text-decoration-line")}`;
  const onlyWords = isElement(element, "span");
  const marks: Record<string, boolean> = {
    strong: WEIGHT.test(said("font-weight")),
    em: /^(?:italic|oblique)/.test(said("font-style")),
    s: line.includes("line-through"),
    u: line.includes("underline") && !isInLink(element),
    sup: said("vertical-align") === "super",
    sub: said("vertical-align") === "sub",
    mark: onlyWords && isMarker(styles),
    code: onlyWords && MONOSPACE.test(said("font-family")) && !element.closest("pre, code"),
  };
  return Object.keys(marks).filter((name) => marks[name]);
}

function isInLink(element: Element): boolean {
  return element.closest("a") !== null || element.querySelector("a") !== null;
}

/** A bright background is a marker pen; white, grey and none are the paper. */
function isMarker(styles: Map<string, string>): boolean {
  const colour = (
    styles.get("background-color") ??
    styles.get("background") ??
    styles.get("mso-highlight") ??
    ""
  ).trim();
  const hex = /^#([0-9a-f]{3}|[0-9a-f]{6})$/i.exec(colour)?.[1];
  if (!hex) {
    const rgb = /^rgba?\((\d+),\s*(\d+),\s*(\d+)(?:,\s*([\d.]+))?\)$/.exec(colour);
    if (!rgb) return /^(?:yellow|lime|aqua|cyan|fuchsia|magenta|orange|pink)$/i.test(colour);
    return Number(rgb[4] ?? 1) > 0.2 && isBright([Number(rgb[1]), Number(rgb[2]), Number(rgb[3])]);
  }
  const digits = hex.length === 3 ? [...hex].map((digit) => digit + digit) : (hex.match(/../g) ?? []);
  return isBright(digits.map((digit) => Number.parseInt(digit, 16)));
}

function isBright(channels: number[]): boolean {
  const [least, most] = [Math.min(...channels), Math.max(...channels)];
  return most > 150 && most - least > 60;
}

/** A heading is bold already; saying it twice would put asterisks into its Markdown. */
function unmarkHeadings(root: Element): void {
  for (const heading of all(root, HEADINGS)) {
    for (const bold of all(heading, "strong, b")) {
      if (textLength(bold) === textLength(heading)) unwrap(bold);
    }
  }
}

function textLength(element: Element): number {
  return (element.textContent ?? "").trim().length;
}
