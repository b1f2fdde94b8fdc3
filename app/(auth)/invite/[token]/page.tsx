import type { Metadata } from "next";
import { AsideLink } from "#components/accounts/aside-link.tsx";
import { AuthHeading } from "#components/accounts/auth-heading.tsx";
import { JoinForm } from "#components/accounts/join-form.tsx";
import { SignUpForm } from "#components/accounts/sign-up-form.tsx";
import { readAccount } from "#lib/accounts/read-account.ts";
import { currentActor } from "#lib/auth/session.ts";
import { isRefusal } from "#lib/errors.ts";
import { authTexts as texts } from "#lib/texts/en/auth.ts";
import { readInvitation } from "#lib/workspaces/invitations.ts";
import { UseInvitation } from "#lib/workspaces/schema.ts";
import { joinWithForm, signUpWithForm } from "../../actions.ts";

export const metadata: Metadata = { title: texts.join, robots: { index: false } };

export default async function InvitePage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params;
  const invitation = await validInvitation(token);
  if (!invitation) {
    return (
      <>
        <AuthHeading title={texts.invitationOver}>{texts.invitationOverHow}</AuthHeading>
        <AsideLink href="/" label={texts.toStart} />
      </>
    );
  }
  const role = texts.role[invitation.role];
  const actor = await currentActor();
  return (
    <>
      <AuthHeading title={texts.invitedTo(invitation.workspace)}>
        {invitation.invitedBy ? texts.invitedBy(invitation.invitedBy, role) : texts.invited(role)}{" "}
        {actor.kind === "user" && texts.joinAs((await readAccount(actor)).name)}
      </AuthHeading>
      {actor.kind === "user" ? (
        <JoinForm submit={joinWithForm} token={token} />
      ) : (
        <>
          <SignUpForm submit={signUpWithForm} invitation={token} />
          <AsideLink
            question={texts.haveAccount}
            href={`/sign-in?next=${encodeURIComponent(`/invite/${token}`)}`}
            label={texts.signIn}
          />
        </>
      )}
    </>
  );
}

async function validInvitation(token: string) {
  const input = UseInvitation.safeParse({ token });
  if (!input.success) return null;
  try {
    return await readInvitation(input.data);
  } catch (error) {
    if (isRefusal(error)) return null;
    throw error;
  }
}
