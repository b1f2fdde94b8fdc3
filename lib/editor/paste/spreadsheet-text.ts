const mostCells = 100_000;

/**
 * The rows and cells of text that a spreadsheet put into the clipboard: values between tabs, each line as long as the
 * first; a value with tabs, breaks or quotes stands in quotes. Null for any other text, such as indented code.
 */
export function cellsIn(text: string): string[][] | null {
  const first = text.split("\n", 1)[0] ?? "";
  if (!first.includes("\t") || first.startsWith("\t") || first.startsWith("```")) return null;
  const rows = rowsIn(text.replace(/\n$/, ""));
  const width = rows[0]?.length ?? 0;
  if (width < 2 || rows.length * width > mostCells || rows.some((row) => row.length !== width)) return null;
  return rows;
}

function rowsIn(text: string): string[][] {
  const rows: string[][] = [[]];
  const value = /"((?:[^"]|"")*)"(?=\t|\n|$)|([^\t\n]*)/y;
  for (let at = 0; at <= text.length;) {
    value.lastIndex = at;
    const found = value.exec(text);
    rows.at(-1)?.push(found?.[1]?.replaceAll('""', '"') ?? found?.[2] ?? "");
    at = value.lastIndex;
    if (text[at] === "\n") rows.push([]);
    at += 1;
  }
  return rows;
}
