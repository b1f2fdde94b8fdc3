"use server";

import { revalidatePath } from "next/cache";
import { EndSession } from "#lib/accounts/schema.ts";
import { endOtherSessions, endSession } from "#lib/accounts/sessions.ts";
import { formAction } from "#lib/transport/action.ts";
import { Nothing } from "#lib/workspaces/schema.ts";

const page = "/(workspace)/w/[workspace]/settings/sessions";

export const endOne = formAction(EndSession, async (actor, input) => {
  await endSession(actor, input);
  revalidatePath(page, "page");
});

export const endOthers = formAction(Nothing, async (actor) => {
  await endOtherSessions(actor);
  revalidatePath(page, "page");
});
