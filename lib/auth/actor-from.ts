import { visitor, type Actor } from "#lib/actor.ts";
import { Refusal } from "#lib/errors.ts";
import { accountTexts } from "#lib/texts/en/accounts.ts";
import { sessionIdIn } from "./cookie.ts";
import { actorOfSession } from "./sessions.ts";
import { actorOfToken } from "./tokens.ts";

/**
 * Who is asking, from the headers of any request: a page's, the API's or a socket's. Asks the database each time.
 * A session that has ended makes a visitor; a token that is not valid is refused, so that scripts notice.
 */
export async function actorFrom(headers: Headers): Promise<Actor> {
  const bearer = /^Bearer +(\S+) *$/i.exec(headers.get("authorization") ?? "")?.[1];
  if (bearer) {
    const actor = await actorOfToken(bearer);
    if (!actor) throw new Refusal("unauthenticated", accountTexts.tokenNotValid);
    return actor;
  }
  const sessionId = await sessionIdIn(headers);
  return (sessionId && (await actorOfSession(sessionId))) || visitor;
}
