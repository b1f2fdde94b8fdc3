import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { AsideLink } from "#components/accounts/aside-link.tsx";
import { AuthHeading } from "#components/accounts/auth-heading.tsx";
import { SignUpForm } from "#components/accounts/sign-up-form.tsx";
import { isEmpty, signUpIsOpen } from "#lib/accounts/sign-up.ts";
import { currentActor } from "#lib/auth/session.ts";
import { authTexts as texts } from "#lib/texts/en/auth.ts";
import { signUpWithForm } from "../actions.ts";

export const metadata: Metadata = { title: texts.createAccount };

export default async function SignUpPage() {
  if ((await currentActor()).kind === "user") redirect("/");
  if (await isEmpty()) {
    return (
      <>
        <AuthHeading title={texts.firstAccountTitle}>{texts.firstAccount}</AuthHeading>
        <SignUpForm submit={signUpWithForm} />
      </>
    );
  }
  const open = await signUpIsOpen();
  return (
    <>
      <AuthHeading title={open ? texts.createAccountTitle : texts.byInvitation}>
        {!open && texts.byInvitationHow}
      </AuthHeading>
      {open && <SignUpForm submit={signUpWithForm} />}
      <AsideLink question={texts.haveAccount} href="/sign-in" label={texts.signIn} />
    </>
  );
}
