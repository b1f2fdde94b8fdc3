import { db } from "#lib/db/db.ts";
import { normaliseEmail } from "./email.ts";
import { countAttempt, forgetAttempts, networkOf, uncountAttempt, type Counted } from "./rate-limits.ts";
import { verifyPassword } from "./password.ts";

/**
 * The id of the person whom this address and password belong to, or null. Takes as long when there is no such account.
 * Refuses when there were too many wrong attempts for the account or from the network, whether or not it exists.
 */
export async function verifyCredentials(
  given: { email: string; password: string },
  address: string,
): Promise<string | null> {
  const email = normaliseEmail(given.email);
  const network = networkOf(address);
  const perAccount: Counted[] = [
    ["signInToAccount", `${email} ${network}`],
    ["signInToAccountFromAnywhere", email],
  ];
  const perNetwork: Counted = ["signInFromNetwork", network];
  await countAttempt(...perAccount, perNetwork);
  const user = await db.user.findUnique({
    where: { email },
    select: { id: true, passwordHash: true, suspendedAt: true },
  });
  const right = await verifyPassword(given.password, user?.passwordHash ?? null);
  if (!user || !right || user.suspendedAt) return null;
  await forgetAttempts(...perAccount);
  await uncountAttempt(perNetwork);
  return user.id;
}
