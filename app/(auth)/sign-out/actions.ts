"use server";

import { redirect } from "next/navigation";
import { endSessionWithId } from "#lib/auth/sessions.ts";
import { action } from "#lib/transport/action.ts";
import type { ActionResult } from "#lib/transport/action-result.ts";
import { forgetSession } from "#lib/transport/browser-session.ts";
import { Nothing } from "#lib/workspaces/schema.ts";

const endThisSession = action(Nothing, async (actor) => {
  if (actor.kind === "user") await endSessionWithId(actor.sessionId);
  await forgetSession();
  redirect("/sign-in");
});

/** Ends this browser's session and leads to the sign-in page. */
export async function signOut(): Promise<ActionResult<never>> {
  return endThisSession({});
}
