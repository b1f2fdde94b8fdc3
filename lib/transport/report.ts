import { randomBytes } from "node:crypto";
import { reportError } from "#lib/report.ts";

/** Reports a bug to whoever runs the product; returns the reference to show to the person it happened to. */
export function reportBug(error: unknown, where: string): string {
  const reference = randomBytes(4).toString("hex");
  reportError(error, `${where} (reference ${reference})`);
  return reference;
}
