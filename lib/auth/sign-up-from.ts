import { signUp } from "#lib/accounts/sign-up.ts";
import type { SignUp } from "#lib/accounts/schema.ts";
import { clientAddress } from "./client-address.ts";
import { countAttempt, networkOf, uncountAttempt } from "./rate-limits.ts";

/** Does what `signUp` does for a request with these headers. Refuses when there were too many from its network. */
export async function signUpFrom(headers: Headers, input: SignUp): Promise<{ workspace: string }> {
  const network = networkOf(clientAddress(headers));
  await countAttempt(["signUp", network], ["signUpFailed", network]);
  const { workspace } = await signUp(input);
  await uncountAttempt(["signUpFailed", network]);
  return { workspace };
}
