"use server";

import { Unsubscribe } from "#lib/notifications/schema.ts";
import { unsubscribe } from "#lib/notifications/unsubscribe.ts";
import { formAction } from "#lib/transport/action.ts";

/** Asks for nobody's session: the token is in a mail that only one person gets. */
export const unsubscribeWithForm = formAction(Unsubscribe, async (_actor, input) => {
  await unsubscribe(input);
});
