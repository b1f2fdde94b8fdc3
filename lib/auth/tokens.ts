import { createHash, randomBytes } from "node:crypto";
import type { TokenActor } from "#lib/actor.ts";
import { db, transaction } from "#lib/db/db.ts";

const touchEveryMs = 60_000;

/** A new secret for a link or a token: 256 random bits, so one round of SHA-256 is enough to keep it. */
export function newSecret(prefix = ""): { secret: string; hash: Uint8Array<ArrayBuffer> } {
  const secret = prefix + randomBytes(32).toString("base64url");
  return { secret, hash: hashOfSecret(secret) };
}

/** What the database keeps of a secret. */
export function hashOfSecret(secret: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(createHash("sha256").update(secret).digest());
}

/** The actor of a personal token that is neither revoked nor expired. */
export async function actorOfToken(secret: string): Promise<TokenActor | null> {
  const token = await db.apiToken.findUnique({
    where: { hash: hashOfSecret(secret), user: { suspendedAt: null } },
    select: { id: true, userId: true, scope: true, expiresAt: true, lastUsedAt: true },
  });
  if (!token || (token.expiresAt && token.expiresAt <= new Date())) return null;
  if (Date.now() - (token.lastUsedAt?.getTime() ?? 0) > touchEveryMs) await touch(token.id);
  return { kind: "token", userId: token.userId, tokenId: token.id, scope: token.scope };
}

function touch(id: string) {
  return transaction((tx) => tx.apiToken.updateMany({ where: { id }, data: { lastUsedAt: new Date() } }));
}
