import "server-only";
import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { cache } from "react";
import type { Actor, UserActor } from "#lib/actor.ts";
import { actorFrom } from "./actor-from.ts";

/** Set by proxy.ts over whatever the client sent. */
export const pathHeader = "x-commonplace-path";

/** Who asks for this page; asked once per request. */
export const currentActor: () => Promise<Actor> = cache(async () => actorFrom(await headers()));

/** The signed-in person who asks for this page. Anybody else is sent to sign in, and comes back to `next`. */
export async function requireUser(next?: string): Promise<UserActor> {
  const actor = await currentActor();
  if (actor.kind === "user") return actor;
  const target = next ?? (await headers()).get(pathHeader) ?? "/";
  redirect(`/sign-in?next=${encodeURIComponent(target)}`);
}
