import { all, create, isElement, rename, stylesOf, textOf } from "./elements.ts";

const LANGUAGE =
  /\b(?:language|lang|brush:?|highlight-source|highlight-text|sourceCode|prism-code language)[- :]+([\w+#.-]{1,30})/i;
/** What GitHub calls languages in its classes, where that is not their name. */
const LANGUAGES: Record<string, string> = {
  js: "javascript",
  ts: "typescript",
  "html-basic": "html",
  shell: "bash",
  cs: "csharp",
};

/** Code blocks as one text with a language, however they were coloured; formulas as the TeX they were made from. */
export function tidyCodeAndMath(root: Element): void {
  tidyMath(root);
  for (const table of all(
    root,
    "table.highlight, table.js-file-line-container, table.rouge-table, table.hljs-ln",
  ))
    codeFromTable(table);
  for (const pre of all(root, "pre")) if (!pre.hasAttribute("data-math")) tidyCode(pre);
  for (const block of all(root, "div[style], div[class]")) codeFromEditor(block);
}

function tidyCode(pre: Element): void {
  const language = languageOf(pre);
  const text = linesOf(pre)
    .replace(/\n$/, "")
    .replace(/\u00a0/g, " ");
  const code = create(pre, "code", language ? { class: `language-${language}` } : {});
  code.textContent = text;
  const clean = create(pre, "pre");
  clean.append(code);
  const around = pre.parentElement;
  const only = around && isElement(around, "div", "figure") && textOf(around) === textOf(pre);
  (only ? around : pre).replaceWith(clean);
}

function languageOf(pre: Element): string | null {
  const candidates = [pre.querySelector("code"), pre, pre.parentElement, pre.parentElement?.parentElement];
  for (const element of candidates) {
    if (!element || element.matches("body, html")) continue;
    const name = (
      LANGUAGE.exec(element.getAttribute("class") ?? "")?.[1] ?? namedLanguage(element)
    ).toLowerCase();
    if (/^[\w+#.-]{1,30}$/.test(name)) return LANGUAGES[name] ?? name;
  }
  return null;
}

function namedLanguage(element: Element): string {
  const names = ["data-language", "data-lang", "lang"].map((attribute) => element.getAttribute(attribute));
  return names.find((name) => name) ?? "";
}

/** The text with a line end wherever a reader sees one. */
function linesOf(element: Element): string {
  let text = "";
  const visit = (node: Node) => {
    if (node.nodeType === 3) text += node.textContent ?? "";
    else if (isElement(node, "br")) text += "\n";
    else if (isElement(node)) {
      const line = isElement(node, "div", "p", "li", "tr");
      if (line && text !== "" && !text.endsWith("\n")) text += "\n";
      node.childNodes.forEach(visit);
      if (line && !text.endsWith("\n")) text += "\n";
    }
  };
  element.childNodes.forEach(visit);
  return text;
}

function codeFromTable(table: Element): void {
  const pre = create(table, "pre");
  const lines = all(table, "tr").map((row) => {
    const cells = [...row.children];
    return (cells.at(-1)?.textContent ?? "").replace(/\n$/, "");
  });
  pre.textContent = lines.join("\n");
  table.replaceWith(pre);
}

/** Code editors copy a `div` in a typeface for code, with a `div` for each line. */
function codeFromEditor(block: Element): void {
  const styles = stylesOf(block);
  const isCode =
    /mono|consolas|menlo|courier/i.test(styles.get("font-family") ?? "") &&
    styles.get("white-space")?.startsWith("pre") === true;
  if (!isCode || block.querySelector("h1, h2, h3, ul, ol, table, img, pre") || block.closest("pre")) return;
  const text = linesOf(block)
    .replace(/\n$/, "")
    .replace(/\u00a0/g, " ");
  if (!text.includes("\n")) return;
  const pre = create(block, "pre");
  pre.append(create(block, "code"));
  pre.firstElementChild!.textContent = text;
  block.replaceWith(pre);
}

function tidyMath(root: Element): void {
  const SOURCES = "annotation[encoding='application/x-tex'], script[type^='math/tex']";
  for (const source of all(root, SOURCES)) {
    const tex = (source.textContent ?? "").trim().replace(/^\{\\displaystyle ([\s\S]*)\}$/, "$1");
    const drawn =
      source.closest(".katex-display, figure.equation, .mwe-math-element, .MathJax_Display") ??
      source.closest(".katex, .MathJax, mjx-container") ??
      source.closest("math") ??
      source;
    const display =
      drawn.matches(
        ".katex-display, figure.equation, .MathJax_Display, .mwe-math-element-block, mjx-container[display=true]",
      ) ||
      drawn.querySelector("math[display=block]") !== null ||
      /mode=display/.test(source.getAttribute("type") ?? "");
    replaceWithMath(drawn, tex, display);
  }
  for (const math of all(root, "math[alttext]"))
    replaceWithMath(math, math.getAttribute("alttext") ?? "", math.getAttribute("display") === "block");
  for (const element of all(root, "math-renderer, .math.inline, .math.display")) {
    const tex = textOf(element)
      .replace(/^(?:\$\$?|\\[([])/, "")
      .replace(/(?:\$\$?|\\[)\]])$/, "");
    const display = /^(?:\$\$|\\\[)/.test(textOf(element)) || element.classList.contains("display");
    if (tex !== textOf(element)) replaceWithMath(element, tex, display);
  }
}

function replaceWithMath(element: Element, tex: string, display: boolean): void {
  if (tex === "") return;
  if (!display) return element.replaceWith(create(element, "span", { "data-tex": tex }));
  const pre = create(element, "pre", { "data-math": "" });
  pre.textContent = tex;
  element.replaceWith(pre);
}

/** A paragraph of nothing but code with line breaks is a block of it. */
export function codeBlocksFromParagraphs(root: Element): void {
  for (const code of all(root, "p > code")) {
    const paragraph = code.parentElement;
    if (!paragraph || paragraph.children.length !== 1 || textOf(paragraph) !== textOf(code)) continue;
    if (!code.querySelector("br") && !(code.textContent ?? "").trim().includes("\n")) continue;
    const text = linesOf(code);
    const pre = rename(paragraph, "pre");
    pre.replaceChildren(create(pre, "code"));
    pre.firstElementChild!.textContent = text;
  }
}
