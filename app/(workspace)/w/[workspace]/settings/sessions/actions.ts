"use server";

import { revalidatePath } from "next/cache";
import { EndSession } from "#lib/accounts/schema.ts";
import { endOtherSessions, endSession } from "#lib/accounts/sessions.ts";
import { action } from "#lib/transport/action.ts";
import type { ActionResult } from "#lib/transport/action-result.ts";
import { Nothing } from "#lib/workspaces/schema.ts";

const page = "/(workspace)/w/[workspace]/settings/sessions";

export const endOne = action(EndSession, async (actor, input) => {
  await endSession(actor, input);
  revalidatePath(page, "page");
});

const endTheOthers = action(Nothing, async (actor) => {
  await endOtherSessions(actor);
  revalidatePath(page, "page");
});

/** Ends all sessions of the person but this one. */
export async function endOthers(): Promise<ActionResult<void>> {
  return endTheOthers({});
}
