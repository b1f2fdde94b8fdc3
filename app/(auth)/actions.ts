"use server";

import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { SignIn, SignUp } from "#lib/accounts/schema.ts";
import { safeNextPath } from "#lib/auth/next-path.ts";
import { signUpFrom } from "#lib/auth/sign-up-from.ts";
import { formAction } from "#lib/transport/action.ts";
import { beginSession } from "#lib/transport/browser-session.ts";
import { createWorkspace } from "#lib/workspaces/create-workspace.ts";
import { acceptInvitation } from "#lib/workspaces/invitations.ts";
import { CreateWorkspace, UseInvitation } from "#lib/workspaces/schema.ts";

export const signUpWithForm = formAction(SignUp, async (_, input) => {
  const { workspace } = await signUpFrom(await headers(), input);
  await beginSession(input);
  redirect(`/w/${workspace}`);
});

export const signInWithForm = formAction(SignIn, async (_, { next, ...credentials }) => {
  await beginSession(credentials);
  redirect(safeNextPath(next));
});

export const joinWithForm = formAction(UseInvitation, async (actor, input) => {
  const { workspace } = await acceptInvitation(actor, input);
  redirect(`/w/${workspace}`);
});

export const createWorkspaceWithForm = formAction(CreateWorkspace, async (actor, input) => {
  const { slug } = await createWorkspace(actor, input);
  redirect(`/w/${slug}`);
});
