"use client";

import { useActionState } from "react";
import { AsideLink } from "#components/accounts/aside-link.tsx";
import { AuthHeading } from "#components/accounts/auth-heading.tsx";
import { ErrorSummary } from "#components/accounts/error-summary.tsx";
import { Button } from "#components/ui/button.tsx";
import { toldTexts } from "#lib/texts/en/told.ts";
import type { FormAction } from "#lib/transport/action-result.ts";

const texts = toldTexts.unsubscribe;

/** One button that turns mail off, and then says so. */
export function UnsubscribeForm({ submit, token }: { submit: FormAction; token: string }) {
  const [state, formAction, pending] = useActionState(submit, null);
  if (state?.ok) {
    return (
      <>
        <div role="status">
          <AuthHeading title={texts.done}>{texts.doneText}</AuthHeading>
        </div>
        <AsideLink href="/" label={texts.toStart} />
      </>
    );
  }
  return (
    <form action={formAction} className="flex flex-col gap-4">
      <AuthHeading title={texts.title}>{texts.text}</AuthHeading>
      <ErrorSummary state={state} form="unsubscribe" />
      <input type="hidden" name="token" value={token} />
      <Button type="submit" variant="primary" pending={pending}>
        {texts.action}
      </Button>
    </form>
  );
}
