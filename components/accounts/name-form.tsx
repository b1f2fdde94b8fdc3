"use client";

import { useActionState } from "react";
import { Button } from "#components/ui/button.tsx";
import { settingsTexts as texts } from "#lib/texts/en/settings.ts";
import type { FormAction } from "#lib/transport/action-result.ts";
import { ErrorSummary } from "./error-summary.tsx";
import { FormField } from "./form-field.tsx";
import { FormSuccess } from "./form-success.tsx";

/** Changes one name: a person's, or (with `workspace`) a workspace's. */
export function NameForm({
  submit,
  label,
  hint,
  name,
  workspace,
  autoComplete = "off",
}: {
  submit: FormAction;
  label: string;
  hint: string;
  name: string;
  workspace?: string;
  autoComplete?: string;
}) {
  const [state, formAction, pending] = useActionState(submit, null);
  return (
    <form action={formAction} className="flex max-w-md flex-col gap-4" noValidate>
      <ErrorSummary state={state} form="name" />
      {workspace && <input type="hidden" name="workspace" value={workspace} />}
      {/* Once the new name arrives, it is what an untouched field shows. */}
      <FormField
        key={name}
        formName="name"
        state={state}
        name="name"
        label={label}
        hint={hint}
        defaultValue={name}
        maxLength={100}
        autoComplete={autoComplete}
        required
      />
      <div className="flex items-center gap-3">
        <Button type="submit" pending={pending}>
          {texts.saveName}
        </Button>
        <FormSuccess state={state} pending={pending} message={texts.saved} />
      </div>
    </form>
  );
}
