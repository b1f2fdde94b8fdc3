import { cookies } from "next/headers";
import { redirect } from "next/navigation";
import { isEmpty } from "#lib/accounts/sign-up.ts";
import { currentActor } from "#lib/auth/session.ts";
import { homePath } from "#lib/workspaces/home-path.ts";

export default async function StartPage() {
  const actor = await currentActor();
  if (actor.kind !== "user") redirect((await isEmpty()) ? "/sign-up" : "/sign-in");
  redirect(await homePath(actor, (await cookies()).get("commonplace.workspace")?.value));
}
