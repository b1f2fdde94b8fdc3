import { storableText } from "./storable-text.ts";

type Plain = null | boolean | number | string | Plain[] | { [name: string]: Plain };

/** No attribute of ours goes deeper than a list. */
const deepest = 4;

/** What somebody's browser put into the document, as JSON that can be kept and shown; null for what is none. */
export function plainValue(value: unknown, depth = 0): Plain {
  if (typeof value === "string") return storableText(value);
  if (typeof value === "boolean") return value;
  if (typeof value === "number") return Number.isFinite(value) ? value : null;
  if (typeof value !== "object" || value === null || depth === deepest) return null;
  if (Array.isArray(value)) return value.map((item) => plainValue(item, depth + 1));
  return ArrayBuffer.isView(value) ? null : plainObject(value, depth);
}

/** The same for names with their values, without those that have none. */
export function plainObject(object: object, depth = 0): { [name: string]: Plain } {
  const entries = Object.entries(object).map(
    ([name, value]) => [storableText(name), plainValue(value, depth + 1)] as const,
  );
  return Object.fromEntries(entries.filter(([name, value]) => name !== "__proto__" && value !== null));
}
