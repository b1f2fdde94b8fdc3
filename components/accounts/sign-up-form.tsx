"use client";

import { useActionState } from "react";
import { Button } from "#components/ui/button.tsx";
import { authTexts as texts } from "#lib/texts/en/auth.ts";
import type { FormAction } from "#lib/transport/action-result.ts";
import { CredentialFields } from "./credential-fields.tsx";
import { ErrorSummary } from "./error-summary.tsx";
import { FormField } from "./form-field.tsx";

/** Name, address and password of a new account. */
export function SignUpForm({ submit, invitation }: { submit: FormAction; invitation?: string }) {
  const [state, formAction, pending] = useActionState(submit, null);
  const form = { formName: "sign-up", state };
  return (
    <form action={formAction} className="flex flex-col gap-5" noValidate>
      <ErrorSummary state={state} form="sign-up" />
      {invitation && <input type="hidden" name="invitation" value={invitation} />}
      <FormField {...form} name="name" label={texts.name} autoComplete="name" maxLength={100} required />
      <CredentialFields
        {...form}
        password={{ autoComplete: "new-password", hint: texts.passwordHint, minLength: 8 }}
      />
      <Button type="submit" variant="primary" pending={pending}>
        {texts.createAccount}
      </Button>
    </form>
  );
}
