import { randomBytes } from "node:crypto";

/** Reports a bug to whoever runs the product; returns the reference to show to the person it happened to. */
export function reportBug(error: unknown, where: string): string {
  const reference = randomBytes(4).toString("hex");
  console.error(`[${where}] ${reference}`, error);
  return reference;
}
