import { all, create, isElement, rename, stylesOf, textOf, unwrap } from "./elements.ts";
import { isSpreadsheet, type PasteSource } from "./source.ts";

const largestSpan = 100;

/** Tables as rows of cells; those that only place things on a page are taken apart. */
export function tidyTables(root: Element, given: { source: PasteSource; html: string }): void {
  if (given.source === "excel") applyExcelClasses(root, given.html);
  // From the inside out, so that a table for layout sees what is left of those within it.
  for (const table of all(root, "table").toReversed()) tidyTable(table, given.source);
}

function tidyTable(table: Element, source: PasteSource): void {
  const rows = all(table, "tr").filter((row) => row.closest("table") === table);
  const cells = rows.map((row) => [...row.children].filter((cell) => isElement(cell, "td", "th")));
  const only = cells.length === 1 && cells[0]?.length === 1;
  if (rows.length === 0 || (!isSpreadsheet(source) && only) || holdsPage(table))
    return takeApart(table, cells.flat());
  if (isSpreadsheet(source)) dropEmptyEdge(rows, cells);
  for (const cell of cells.flat()) tidyCell(cell);
  for (const caption of all(table, "caption")) table.before(rename(caption, "p"));
  const kept = cells.filter((row) => row.length > 0);
  if (kept[0] && looksLikeHeader(kept)) for (const cell of kept[0]) markAsHeader(cell);
  for (const colgroup of all(table, "colgroup, col")) colgroup.remove();
}

/** Tables within it, headings or long text: it places things on a page. */
function holdsPage(table: Element): boolean {
  return (
    table.getAttribute("role") === "presentation" ||
    table.querySelector("table, h1, h2, h3, main, article") !== null
  );
}

function takeApart(table: Element, cells: Element[]): void {
  for (const cell of cells) {
    const block = create(table, "div");
    while (cell.firstChild) block.append(cell.firstChild);
    table.before(block);
  }
  table.remove();
}

/** Whole columns and rows may be selected in a spreadsheet: what is empty at their ends was not meant. */
function dropEmptyEdge(rows: Element[], cells: Element[][]): void {
  while (
    cells.length > 1 &&
    cells.at(-1)?.every((cell) => textOf(cell) === "" && !cell.querySelector("img"))
  ) {
    cells.pop();
    rows.pop()?.remove();
  }
}

function tidyCell(cell: Element): void {
  const styles = stylesOf(cell);
  const align = /^(?:left|center|right)$/.exec(
    (styles.get("text-align") ?? cell.getAttribute("align") ?? "").toLowerCase(),
  )?.[0];
  for (const name of ["colspan", "rowspan"]) {
    const span = Number(cell.getAttribute(name));
    if (!Number.isInteger(span) || span < 2 || span > largestSpan) cell.removeAttribute(name);
  }
  if (align && align !== "left") cell.setAttribute("align", align);
  else cell.removeAttribute("align");
  for (const last of all(cell, "br")) if (!last.nextSibling && last.parentElement === cell) last.remove();
}

/** Bold words in all cells of the first row, and not everywhere: the names of the columns. */
function looksLikeHeader(rows: Element[][]): boolean {
  const [first = [], ...others] = rows;
  if (others.length === 0 || first.some((cell) => isElement(cell, "th"))) return false;
  const named = first.filter((cell) => textOf(cell) !== "");
  return (
    named.length > 0 &&
    named.every(isBold) &&
    !others
      .flat()
      .filter((cell) => textOf(cell) !== "")
      .every(isBold)
  );
}

function isBold(cell: Element): boolean {
  if (/^(?:bold|[6-9]00)$/.test(stylesOf(cell).get("font-weight") ?? "")) return true;
  const bold = all(cell, "b, strong, span[style*=font-weight]").filter(
    (part) => part.localName !== "span" || /^(?:bold|[6-9]00)$/.test(stylesOf(part).get("font-weight") ?? ""),
  );
  return bold.length > 0 && bold.map(textOf).join("") === textOf(cell);
}

function markAsHeader(cell: Element): void {
  const header = create(cell, "th");
  for (const name of ["colspan", "rowspan", "align"]) {
    const value = cell.getAttribute(name);
    if (value !== null) header.setAttribute(name, value);
  }
  while (cell.firstChild) header.append(cell.firstChild);
  for (const bold of all(header, "b, strong")) unwrap(bold);
  cell.replaceWith(header);
}

const EXCEL_RULE = /\.(xl\d+)\s*\{([^}]*)\}/g;
const MEANT = new Set(["font-weight", "font-style", "text-decoration", "text-align"]);

/** Excel keeps what is bold in a style sheet. */
function applyExcelClasses(root: Element, html: string): void {
  const rules = new Map([...html.matchAll(EXCEL_RULE)].map((rule) => [rule[1] ?? "", rule[2] ?? ""]));
  for (const cell of all(root, "td[class], th[class]")) {
    const rule = rules.get(cell.getAttribute("class")?.split(/\s+/)[0] ?? "");
    if (!rule) continue;
    const meant = rule
      .split(";")
      .filter((declaration) => MEANT.has(declaration.split(":")[0]?.trim().toLowerCase() ?? ""));
    cell.setAttribute("style", `${meant.join(";")};${cell.getAttribute("style") ?? ""}`);
  }
}
