import type { Metadata } from "next";
import { AuthHeading } from "#components/accounts/auth-heading.tsx";
import { CreateWorkspaceForm } from "#components/accounts/create-workspace-form.tsx";
import { requireUser } from "#lib/auth/session.ts";
import { authTexts as texts } from "#lib/texts/en/auth.ts";
import { createWorkspaceWithForm } from "../../actions.ts";

export const metadata: Metadata = { title: texts.newWorkspace };

export default async function NewWorkspacePage() {
  await requireUser("/workspaces/new");
  return (
    <>
      <AuthHeading title={texts.newWorkspace}>{texts.newWorkspaceHow}</AuthHeading>
      <CreateWorkspaceForm submit={createWorkspaceWithForm} />
    </>
  );
}
