/** The program that HTML was copied from, as far as it matters for reading it. */
export type PasteSource =
  "google-docs" | "google-sheets" | "word" | "excel" | "libreoffice-calc" | "notion" | "web";

const SIGNS: [PasteSource, RegExp][] = [
  ["google-sheets", /<google-sheets-html-origin|data-sheets-(?:root|value|userformat)=/],
  ["google-docs", /\bid=["']?docs-internal-guid-/],
  ["excel", /urn:schemas-microsoft-com:office:excel|content=["']?Excel\.Sheet|content=["']?Microsoft Excel/],
  [
    "word",
    /urn:schemas-microsoft-com:office:word|\bclass=["']?Mso|content=["']?(?:Word\.Document|Microsoft Word)|\bmso-[a-z]+:/,
  ],
  ["libreoffice-calc", /content=["']?LibreOffice[^>]*>(?=[\s\S]{0,4000}<table\b[^>]*\bcellspacing=["']?0)/i],
  [
    "notion",
    /<!-- ?notionvc:|\bclass=["'][^"']*\b(?:to-do-list|callout|toggle|column-list|bookmark source)\b/,
  ],
];

/** Programs write their name into the beginning of what they copy; a look at more would only cost time. */
const lookedAt = 60_000;

/** Which program some pasted HTML is from, by the signs it leaves; `web` when there are none. */
export function sourceOf(html: string): PasteSource {
  const beginning = html.slice(0, lookedAt);
  return SIGNS.find(([, sign]) => sign.test(beginning))?.[0] ?? "web";
}

/** Whether HTML is a part of a spreadsheet, in which every cell is a value of its own. */
export function isSpreadsheet(source: PasteSource): boolean {
  return source === "excel" || source === "google-sheets" || source === "libreoffice-calc";
}
