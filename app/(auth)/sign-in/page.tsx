import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { AsideLink } from "#components/accounts/aside-link.tsx";
import { AuthHeading } from "#components/accounts/auth-heading.tsx";
import { SignInForm } from "#components/accounts/sign-in-form.tsx";
import { signUpIsOpen } from "#lib/accounts/sign-up.ts";
import { safeNextPath } from "#lib/auth/next-path.ts";
import { currentActor } from "#lib/auth/session.ts";
import { authTexts as texts } from "#lib/texts/en/auth.ts";
import { signInWithForm } from "../actions.ts";

export const metadata: Metadata = { title: texts.signInTitle };

interface Props {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function SignInPage({ searchParams }: Props) {
  const next = safeNextPath((await searchParams).next);
  if ((await currentActor()).kind === "user") redirect(next);
  return (
    <>
      <AuthHeading title={texts.signInTitle} />
      <SignInForm submit={signInWithForm} next={next} />
      {(await signUpIsOpen()) && (
        <AsideLink question={texts.noAccount} href="/sign-up" label={texts.createAccount} />
      )}
    </>
  );
}
