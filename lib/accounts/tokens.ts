import type { Actor } from "#lib/actor.ts";
import { newSecret } from "#lib/auth/tokens.ts";
import { db, transaction } from "#lib/db/db.ts";
import { Refusal } from "#lib/errors.ts";
import { announce } from "#lib/events/events.ts";
import { requirePerson } from "#lib/permissions/people.ts";
import { accountTexts } from "#lib/texts/en/accounts.ts";
import type { CreateToken, RevokeToken } from "./schema.ts";

/** Lets scanners of leaked secrets, and people, recognise a token. */
const prefix = "cpt_";
const day = 24 * 3600_000;

/** A new personal token for the API. The secret is in this answer and nowhere else. */
export async function createToken(
  actor: Actor,
  { name, scope, expiresInDays }: CreateToken,
): Promise<{ id: string; secret: string }> {
  const { userId } = requirePerson(actor);
  const { secret, hash } = newSecret(prefix);
  const expiresAt = expiresInDays ? new Date(Date.now() + expiresInDays * day) : null;
  const data = { userId, name, scope, hash, hint: secret.slice(-4), expiresAt };
  const { id } = await transaction((tx) => tx.apiToken.create({ data, select: { id: true } }));
  return { id, secret };
}

/** The person's tokens, the newest first. */
export async function listTokens(actor: Actor) {
  const { userId } = requirePerson(actor);
  const tokens = await db.apiToken.findMany({
    where: { userId },
    orderBy: { createdAt: "desc" },
    select: {
      id: true,
      name: true,
      scope: true,
      hint: true,
      createdAt: true,
      lastUsedAt: true,
      expiresAt: true,
    },
    take: 200,
  });
  const now = new Date();
  return tokens.map((token) => ({ ...token, expired: token.expiresAt !== null && token.expiresAt <= now }));
}

/** Revokes one of the person's own tokens at once, and closes the sockets it has opened. */
export async function revokeToken(actor: Actor, { id }: RevokeToken): Promise<void> {
  const { userId } = requirePerson(actor);
  await transaction(async (tx) => {
    const { count } = await tx.apiToken.deleteMany({ where: { id, userId } });
    if (count === 0) throw new Refusal("not-found", accountTexts.tokenNotFound);
    await announce(tx, { type: "session.ended", userId });
  });
}
