import { createHmac, timingSafeEqual } from "node:crypto";
import { transaction } from "#lib/db/db.ts";
import { Refusal } from "#lib/errors.ts";
import { signingKey } from "#lib/mail/signing-key.ts";
import { toldTexts } from "#lib/texts/en/told.ts";
import type { Unsubscribe } from "./schema.ts";

const idBytes = 16;

/** The secret part of the link with which this person's mail is turned off, without signing in. It can do nothing else. */
export function unsubscribeToken(userId: string): string {
  const id = Buffer.from(userId.replaceAll("-", ""), "hex");
  return Buffer.concat([id, seal(id)]).toString("base64url");
}

/** Whether the link was made by this server. */
export function isUnsubscribeToken(token: string): boolean {
  return personOf(token) !== null;
}

/** Turns all mail about notes off for whoever the link belongs to. */
export async function unsubscribe({ token }: Unsubscribe): Promise<void> {
  const userId = personOf(token);
  if (userId === null) throw new Refusal("not-found", toldTexts.unsubscribe.invalidText);
  await transaction(async (tx) => {
    if ((await tx.user.count({ where: { id: userId } })) === 0) return; // the account is gone: no mail comes
    const mail = "never";
    await tx.notificationSettings.upsert({ where: { userId }, create: { userId, mail }, update: { mail } });
    await tx.notification.updateMany({ where: { userId, mailDue: true }, data: { mailDue: false } });
  });
}

function personOf(token: string): string | null {
  const bytes = Buffer.from(token, "base64url");
  if (bytes.toString("base64url") !== token) return null; // the decoder skips what it does not know
  const id = bytes.subarray(0, idBytes);
  const expected = seal(id);
  const given = bytes.subarray(idBytes);
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) return null;
  const hex = id.toString("hex");
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join("-");
}

function seal(id: Buffer): Buffer {
  return createHmac("sha256", signingKey("unsubscribe links")).update(id).digest();
}
