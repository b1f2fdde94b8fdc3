"use server";

import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { action, formAction } from "#lib/transport/action.ts";
import { createInvitation, revokeInvitation } from "#lib/workspaces/invitations.ts";
import { changeRole, removeMember } from "#lib/workspaces/members.ts";
import { ChangeRole, CreateInvitation, RemoveMember, RevokeInvitation } from "#lib/workspaces/schema.ts";

const page = "/(workspace)/w/[workspace]/settings/members";

export const inviteWithForm = formAction(CreateInvitation, async (actor, input) => {
  const { url, mailed } = await createInvitation(actor, input);
  revalidatePath(page, "page");
  return { url, mailed };
});

export const revoke = formAction(RevokeInvitation, async (actor, input) => {
  await revokeInvitation(actor, input);
  revalidatePath(page, "page");
});

export const assignRole = action(ChangeRole, async (actor, input) => {
  await changeRole(actor, input);
  revalidatePath(page, "page");
});

export const remove = action(RemoveMember, async (actor, input) => {
  await removeMember(actor, input);
  if (actor.kind === "user" && actor.userId === input.user) redirect("/");
  revalidatePath(page, "page");
});
