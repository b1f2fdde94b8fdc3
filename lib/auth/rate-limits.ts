import { createHash } from "node:crypto";
import { isIPv6 } from "node:net";
import pg from "pg";
import { RateLimiterPostgres, RateLimiterRes } from "rate-limiter-flexible";
import { TooManyRequests } from "#lib/errors.ts";
import { accountTexts } from "#lib/texts/en/accounts.ts";

const minute = 60;

/** How many attempts in how many seconds. What succeeds is not counted, but for new accounts. */
const limits = {
  /** One person's account, from one place. */
  signInToAccount: { points: 10, duration: 15 * minute },
  /** One person's account, from everywhere: many machines cannot share the guessing. */
  signInToAccountFromAnywhere: { points: 50, duration: 15 * minute },
  /** One place, whatever the accounts. */
  signInFromNetwork: { points: 100, duration: 15 * minute },
  signUpFailed: { points: 30, duration: 60 * minute },
  signUp: { points: 300, duration: 60 * minute },
  /** Asking for the current password of somebody who is signed in. */
  confirmPassword: { points: 10, duration: 15 * minute },
  /** Invitations that one person lets this server mail. */
  invitationMail: { points: 50, duration: 60 * minute },
  /** Pages that this server asks for their titles, for one person. */
  pageTitle: { points: 60, duration: 5 * minute },
  /** Asking for access to notes, for one person. */
  accessRequest: { points: 20, duration: 60 * minute },
};

export type Limit = keyof typeof limits;

/** Something to be counted: which limit, and whose. */
export type Counted = readonly [limit: Limit, whose: string];

/** Counts an attempt before it is made, so that parallel ones cannot slip through; refuses when there were too many. */
export async function countAttempt(...counted: Counted[]): Promise<void> {
  for (const [limit, whose] of counted) {
    try {
      await limiter(limit).consume(keyOf(whose));
    } catch (error) {
      if (!(error instanceof RateLimiterRes)) throw error;
      const seconds = Math.ceil(error.msBeforeNext / 1_000);
      throw new TooManyRequests(accountTexts.tooManyAttempts(Math.ceil(seconds / 60)), seconds);
    }
  }
}

/** Takes an attempt back that turned out to be rightful. */
export async function uncountAttempt(...counted: Counted[]): Promise<void> {
  for (const [limit, whose] of counted) await limiter(limit).reward(keyOf(whose));
}

/** Starts the count again. */
export async function forgetAttempts(...counted: Counted[]): Promise<void> {
  for (const [limit, whose] of counted) await limiter(limit).delete(keyOf(whose));
}

/** An address as far as one subscriber holds it: the whole of IPv4, the first 64 bits of IPv6. */
export function networkOf(address: string): string {
  const plain = address.replace(/^::ffff:(?=\d+\.)/i, "").replace(/%.*$/, "");
  if (!isIPv6(plain)) return plain;
  const [head = "", tail] = plain.split("::");
  const groups = head.split(":").filter(Boolean);
  const after = tail === undefined ? [] : tail.split(":").filter(Boolean);
  const zeros = Array<string>(Math.max(0, 8 - groups.length - after.length)).fill("0");
  const all = [...groups, ...zeros, ...after].map((group) => parseInt(group, 16).toString(16));
  return `${all.slice(0, 4).join(":")}::/64`;
}

/** The table holds no e-mail addresses. */
function keyOf(whose: string): string {
  return createHash("sha256").update(whose).digest("base64url");
}

const shared = globalThis as typeof globalThis & {
  commonplaceLimiters?: Partial<Record<Limit, RateLimiterPostgres>>;
  commonplaceLimiterPool?: pg.Pool;
};

function limiter(limit: Limit): RateLimiterPostgres {
  const limiters = (shared.commonplaceLimiters ??= {});
  return (limiters[limit] ??= new RateLimiterPostgres({
    ...limits[limit],
    storeClient: pool(),
    storeType: "pool",
    keyPrefix: limit,
    tableName: "RateLimit",
    tableCreated: true,
  }));
}

function pool(): pg.Pool {
  return (shared.commonplaceLimiterPool ??= newPool());
}

function newPool() {
  const connectionString = process.env.DATABASE_URL;
  const made = new pg.Pool({
    connectionString,
    max: 2,
    connectionTimeoutMillis: 10_000,
    allowExitOnIdle: true,
  });
  made.on("error", () => undefined); // an idle connection was lost; the next query makes another one
  return made;
}
