"use client";

import { useActionState } from "react";
import { Button } from "#components/ui/button.tsx";
import { settingsTexts as texts } from "#lib/texts/en/settings.ts";
import type { FormAction } from "#lib/transport/action-result.ts";
import { ErrorSummary } from "./error-summary.tsx";
import { FormField } from "./form-field.tsx";
import { FormSuccess } from "./form-success.tsx";

/** Changes the password; the hidden address tells password managers whose it is. */
export function PasswordForm({ submit, email }: { submit: FormAction; email: string }) {
  const [state, formAction, pending] = useActionState(submit, null);
  const shared = { formName: "password", state, type: "password", required: true };
  return (
    <form action={formAction} className="flex max-w-md flex-col gap-4" noValidate>
      <ErrorSummary state={state} form="password" />
      <input type="text" autoComplete="username" value={email} readOnly hidden />
      <FormField
        {...shared}
        name="currentPassword"
        label={texts.currentPassword}
        autoComplete="current-password"
      />
      <FormField
        {...shared}
        name="newPassword"
        label={texts.newPassword}
        hint={texts.passwordHint}
        autoComplete="new-password"
        minLength={8}
      />
      <div className="flex items-center gap-3">
        <Button type="submit" pending={pending}>
          {texts.changePassword}
        </Button>
        <FormSuccess state={state} pending={pending} message={texts.passwordChanged} />
      </div>
    </form>
  );
}
