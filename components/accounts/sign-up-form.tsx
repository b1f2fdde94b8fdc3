"use client";

import { useActionState } from "react";
import { Button } from "#components/ui/button.tsx";
import { authTexts as texts } from "#lib/texts/en/auth.ts";
import type { FormAction } from "#lib/transport/action-result.ts";
import { ErrorSummary } from "./error-summary.tsx";
import { FormField } from "./form-field.tsx";

/** Name, address and password of a new account. */
export function SignUpForm({ submit, invitation }: { submit: FormAction; invitation?: string }) {
  const [state, formAction, pending] = useActionState(submit, null);
  const shared = { formName: "sign-up", state, required: true };
  return (
    <form action={formAction} className="flex flex-col gap-5" noValidate>
      <ErrorSummary state={state} form="sign-up" />
      {invitation && <input type="hidden" name="invitation" value={invitation} />}
      <FormField {...shared} name="name" label={texts.name} autoComplete="name" maxLength={100} />
      <FormField
        {...shared}
        name="email"
        type="email"
        label={texts.email}
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
      />
      <FormField
        {...shared}
        name="password"
        type="password"
        label={texts.password}
        hint={texts.passwordHint}
        autoComplete="new-password"
        minLength={8}
      />
      <Button type="submit" variant="primary" pending={pending}>
        {texts.createAccount}
      </Button>
    </form>
  );
}
