"use client";

import { useActionState } from "react";
import { Button } from "#components/ui/button.tsx";
import { authTexts as texts } from "#lib/texts/en/auth.ts";
import type { FormAction } from "#lib/transport/action-result.ts";
import { CredentialFields } from "./credential-fields.tsx";
import { ErrorSummary } from "./error-summary.tsx";

/** Address and password; `next` is where to go then. */
export function SignInForm({ submit, next }: { submit: FormAction; next: string }) {
  const [state, formAction, pending] = useActionState(submit, null);
  return (
    <form action={formAction} className="flex flex-col gap-5" noValidate>
      <ErrorSummary state={state} form="sign-in" />
      <input type="hidden" name="next" value={next} />
      <CredentialFields formName="sign-in" state={state} password={{ autoComplete: "current-password" }} />
      <Button type="submit" variant="primary" pending={pending}>
        {texts.signIn}
      </Button>
    </form>
  );
}
