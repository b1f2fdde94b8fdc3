"use server";

import { revalidatePath } from "next/cache";
import { CreateToken, RevokeToken } from "#lib/accounts/schema.ts";
import { createToken, revokeToken } from "#lib/accounts/tokens.ts";
import { formAction } from "#lib/transport/action.ts";

const page = "/(workspace)/w/[workspace]/settings/tokens";

export const createWithForm = formAction(CreateToken, async (actor, input) => {
  const { secret } = await createToken(actor, input);
  revalidatePath(page, "page");
  return { secret };
});

export const revoke = formAction(RevokeToken, async (actor, input) => {
  await revokeToken(actor, input);
  revalidatePath(page, "page");
});
