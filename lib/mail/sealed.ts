import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";
import { signingKey } from "./signing-key.ts";

const algorithm = "aes-256-gcm";
const purpose = "secrets in mails that wait";

/** A secret that waits in the database to be mailed, so that whoever reads only the database learns nothing. */
export function seal(secret: string): Uint8Array<ArrayBuffer> {
  const nonce = randomBytes(12);
  const cipher = createCipheriv(algorithm, signingKey(purpose), nonce);
  const sealed = Buffer.concat([cipher.update(secret, "utf8"), cipher.final()]);
  return new Uint8Array(Buffer.concat([nonce, cipher.getAuthTag(), sealed]));
}

/** The secret again; throws when it was sealed with another AUTH_SECRET. */
export function unseal(sealed: Uint8Array): string {
  const bytes = Buffer.from(sealed);
  const decipher = createDecipheriv(algorithm, signingKey(purpose), bytes.subarray(0, 12));
  decipher.setAuthTag(bytes.subarray(12, 28));
  return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString("utf8");
}
