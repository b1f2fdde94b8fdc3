import type { Addresses, ImportedDocument } from "../import/document.ts";
import { warningsOf } from "../import/document.ts";
import { outlineBody } from "./outline-body.ts";
import { OutlineFile } from "./outline-export.ts";

/** A document of Outline as a note. */
export function readOutlineDocument(text: string, addresses: Addresses): ImportedDocument {
  const { title, createdAt, updatedAt, data } = OutlineFile.parse(JSON.parse(text));
  const { body, unknown } = outlineBody(data ?? { type: "doc" }, addresses);
  return {
    title,
    body,
    ...dated({ createdAt, updatedAt }),
    warnings: warningsOf(unknown.map((example) => ({ kind: "outline", example }))),
  };
}

function dated(given: Record<"createdAt" | "updatedAt", string | undefined>) {
  const dates = Object.entries(given).map(([name, text]) => [name, new Date(text ?? "")] as const);
  return Object.fromEntries(dates.filter(([, date]) => Number.isFinite(date.getTime())));
}
