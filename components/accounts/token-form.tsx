"use client";

import { useActionState } from "react";
import { Button } from "#components/ui/button.tsx";
import { Field } from "#components/ui/field.tsx";
import { Select } from "#components/ui/select.tsx";
import { settingsTexts as texts } from "#lib/texts/en/settings.ts";
import type { FormAction } from "#lib/transport/action-result.ts";
import { CopyField } from "./copy-field.tsx";
import { ErrorSummary } from "./error-summary.tsx";
import { FormField } from "./form-field.tsx";

const scopes = [
  { value: "read", label: texts.scopes.read },
  { value: "write", label: texts.scopes.write },
];

const expiries = [
  { value: "30", label: texts.expiries.days(30) },
  { value: "90", label: texts.expiries.days(90) },
  { value: "365", label: texts.expiries.year },
  { value: "never", label: texts.expiries.never },
];

/** Makes a token and shows it, once. */
export function TokenForm({ submit }: { submit: FormAction<{ secret: string }> }) {
  const [state, formAction, pending] = useActionState(submit, null);
  return (
    <form action={formAction} className="flex flex-col gap-4" noValidate>
      <ErrorSummary state={state} form="token" />
      <div className="grid gap-4 sm:grid-cols-[1fr_10rem_10rem]">
        <FormField
          formName="token"
          state={state}
          name="name"
          label={texts.tokenName}
          hint={texts.tokenNameHint}
          maxLength={100}
          autoComplete="off"
          required
        />
        <Field label={texts.scope}>
          <Select name="scope" defaultValue="read" options={scopes} />
        </Field>
        <Field label={texts.expires}>
          <Select name="expiresInDays" defaultValue="90" options={expiries} />
        </Field>
      </div>
      <div>
        <Button type="submit" variant="primary" pending={pending}>
          {texts.createToken}
        </Button>
      </div>
      {state?.ok && (
        <CopyField
          key={state.value.secret}
          label={texts.tokenSecret}
          hint={texts.tokenOnce}
          value={state.value.secret}
        />
      )}
    </form>
  );
}
