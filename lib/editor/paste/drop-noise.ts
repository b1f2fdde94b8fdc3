import { all, isElement, stylesOf, unwrap } from "./elements.ts";

const INVISIBLE =
  "script, style, template, noscript, source, track, wbr, link, meta, title, base, object, applet, canvas, audio, video, dialog, svg, " +
  "select, textarea, datalist, frame, frameset, map, button, clipboard-copy, [hidden], .sr-only, .visually-hidden";

const CHROME =
  "nav, [role=navigation], [role=banner], [role=contentinfo], [role=search], [role=toolbar], [role=menu], " +
  "[role=tooltip], a.anchor, a.headerlink, a.heading-anchor, .mw-editsection, .zeroclipboard-container, " +
  "[data-testid=cookie-banner]";

/** Drops what is no part of a text: scripts, hidden things, controls, a page's navigation, and pictures that only count. */
export function dropNoise(root: Element): void {
  dropComments(root);
  for (const element of all(root, INVISIBLE)) if (!isMathSource(element)) element.remove();
  for (const element of all(root, CHROME)) element.remove();
  for (const element of all(root, "[style]")) if (isHidden(element)) element.remove();
  for (const image of all(root, "img")) if (isTrackingPixel(image)) image.remove();
  for (const element of all(root, "font, center, big, nobr, picture, bdi, bdo, time, abbr")) unwrap(element);
  dropUnknown(root);
}

/** MathJax and others keep the formula itself in a script or beside the drawing. */
function isMathSource(element: Element): boolean {
  return isElement(element, "script") && element.getAttribute("type")?.startsWith("math/tex") === true;
}

function isHidden(element: Element): boolean {
  const styles = stylesOf(element);
  return (
    styles.get("display") === "none" ||
    styles.get("visibility") === "hidden" ||
    styles.get("mso-hide") === "all"
  );
}

function isTrackingPixel(image: Element): boolean {
  const styles = stylesOf(image);
  const size = (name: "width" | "height") =>
    Number.parseFloat(image.getAttribute(name) ?? styles.get(name) ?? "100");
  return size("width") <= 2 && size("height") <= 2;
}

function dropComments(root: Element): void {
  const pending: Node[] = [root];
  for (let node = pending.pop(); node; node = pending.pop()) {
    for (const child of Array.from(node.childNodes)) {
      if (child.nodeType === 1) pending.push(child);
      else if (child.nodeType !== 3) child.remove();
    }
  }
}

/** Elements with a colon (Word's `o:p`, `v:shape`) are no HTML: their text stays, drawings go. */
function dropUnknown(root: Element): void {
  for (const element of all(root, "*")) {
    const name = element.localName;
    if (!name.includes(":")) continue;
    if (/^(?:v|w|x|m):/.test(name) && name !== "m:omath") element.remove();
    else unwrap(element);
  }
}
