import { RateLimiterMemory, RateLimiterRes } from "rate-limiter-flexible";
import { userIdOf, type Actor } from "#lib/actor.ts";
import { TooManyRequests } from "#lib/errors.ts";
import { apiTexts } from "#lib/texts/en/api.ts";

/** Per person and process: a script may hurry, but not forget to stop. */
const limiter = new RateLimiterMemory({ points: 6000, duration: 60 });

/** Counts a request of the person behind the actor; refuses when there were too many in the last minute. */
export async function countRequest(actor: Actor): Promise<void> {
  try {
    await limiter.consume(userIdOf(actor) ?? actor.kind);
  } catch (error) {
    if (!(error instanceof RateLimiterRes)) throw error;
    const seconds = Math.ceil(error.msBeforeNext / 1000);
    throw new TooManyRequests(apiTexts.tooMany(seconds), seconds);
  }
}
