"use client";

import { useActionState } from "react";
import { Button } from "#components/ui/button.tsx";
import { Field } from "#components/ui/field.tsx";
import { Select } from "#components/ui/select.tsx";
import { settingsTexts as texts } from "#lib/texts/en/settings.ts";
import type { FormAction } from "#lib/transport/action-result.ts";
import type { CreateInvitation } from "#lib/workspaces/schema.ts";
import { CopyField } from "./copy-field.tsx";
import { ErrorSummary } from "./error-summary.tsx";

const roles: CreateInvitation["role"][] = ["member", "guest", "admin"];
const options = roles.map((role) => ({
  value: role,
  label: texts.roleNames[role],
  hint: texts.roleHints[role],
}));

/** Makes an invitation and shows its link, once. */
export function InvitationForm({
  submit,
  workspace,
}: {
  submit: FormAction<{ url: string }>;
  workspace: string;
}) {
  const [state, formAction, pending] = useActionState(submit, null);
  return (
    <form action={formAction} className="flex flex-col gap-4">
      <ErrorSummary state={state} form="invitation" />
      <input type="hidden" name="workspace" value={workspace} />
      <div className="flex flex-wrap items-end gap-3">
        <div className="w-44">
          <Field label={texts.inviteAs}>
            <Select name="role" defaultValue="member" options={options} />
          </Field>
        </div>
        <Button type="submit" variant="primary" pending={pending}>
          {texts.createInvitation}
        </Button>
      </div>
      {state?.ok && (
        <CopyField
          key={state.value.url}
          label={texts.invitationLink}
          hint={texts.invitationOnce}
          value={state.value.url}
        />
      )}
    </form>
  );
}
