import type { Actor, TokenActor, UserActor } from "#lib/actor.ts";
import { Refusal } from "#lib/errors.ts";
import { accountTexts } from "#lib/texts/en/accounts.ts";

/** The signed-in person. What concerns the account itself is not for tokens, whatever their scope. */
export function requirePerson(actor: Actor): UserActor {
  if (actor.kind === "user") return actor;
  if (actor.kind === "token") throw new Refusal("forbidden", accountTexts.onlyInBrowser);
  throw new Refusal("unauthenticated", accountTexts.signInFirst);
}

/** The person who asks, in a browser or by a token of theirs. */
export function requirePersonOrToken(actor: Actor): UserActor | TokenActor {
  if (actor.kind === "user" || actor.kind === "token") return actor;
  throw new Refusal("unauthenticated", accountTexts.signInFirst);
}
