import { hkdfSync } from "node:crypto";
import { env } from "#lib/env.ts";

/** A key of its own for each purpose, from the server's secret. */
export function signingKey(purpose: string): Buffer {
  const secret = env().AUTH_SECRET;
  if (!secret) throw new Error("AUTH_SECRET is not set: start the product with `npm start`");
  return Buffer.from(hkdfSync("sha256", secret, "", `commonplace ${purpose}`, 32));
}
