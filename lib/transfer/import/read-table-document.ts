import type { JSONContent } from "@tiptap/core";
import { parse } from "csv-parse/sync";
import type { Addresses, ImportedDocument } from "./document.ts";

const mostRows = 2000;
const mostColumns = 60;

/** Rows of comma-separated values as a table; the first column of a database of Notion names pages. */
export function readTableDocument(text: string, addresses: Addresses): ImportedDocument {
  const all: string[][] = parse(text, {
    bom: true,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
  });
  const rows = all.slice(0, mostRows).map((row) => row.slice(0, mostColumns));
  const cut = all.length > mostRows || all.some((row) => row.length > mostColumns);
  const columns = Math.max(1, ...rows.map((row) => row.length));
  const content = rows.map((row, at) => ({
    type: "tableRow",
    content: Array.from({ length: columns }, (_, column) => {
      const words = (row[column] ?? "").replaceAll(/\s+/g, " ").trim();
      const linked = at > 0 && column === 0 && words !== "" && addresses.knows(words);
      return cell(at === 0 ? "tableHeader" : "tableCell", words, linked);
    }),
  }));
  const body = {
    type: "doc",
    content: rows.length > 0 ? [{ type: "table", content }] : [{ type: "paragraph" }],
  };
  return { title: null, body, warnings: cut ? [{ kind: "table-cut", count: 1 }] : [] };
}

function cell(type: string, words: string, linked: boolean): JSONContent {
  const text: JSONContent = linked
    ? { type: "noteLink", attrs: { note: null, target: words, heading: null, alias: null } }
    : { type: "text", text: words };
  return { type, content: [{ type: "paragraph", ...(words !== "" && { content: [text] }) }] };
}
