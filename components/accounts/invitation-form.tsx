"use client";

import { useActionState, useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { Field } from "#components/ui/field.tsx";
import { Select } from "#components/ui/select.tsx";
import { settingsTexts as texts } from "#lib/texts/en/settings.ts";
import type { FormAction } from "#lib/transport/action-result.ts";
import type { CreateInvitation } from "#lib/workspaces/schema.ts";
import { CopyField } from "./copy-field.tsx";
import { ErrorSummary } from "./error-summary.tsx";
import { FormField } from "./form-field.tsx";

type Role = CreateInvitation["role"];
const usual: Role = "member";
const roles: Role[] = [usual, "guest", "admin"];
const options = roles.map((role) => ({ value: role, label: texts.roleNames[role] }));

/** Makes an invitation and shows its link, once; mails it where the server can. */
export function InvitationForm({
  submit,
  workspace,
  sendsMail,
}: {
  submit: FormAction<{ url: string; mailed: boolean }>;
  workspace: string;
  sendsMail: boolean;
}) {
  const [state, formAction, pending] = useActionState(submit, null);
  const [role, setRole] = useState(usual);
  return (
    <form action={formAction} onReset={() => setRole(usual)} className="flex flex-col gap-4">
      <ErrorSummary state={state} form="invitation" />
      <input type="hidden" name="workspace" value={workspace} />
      <Field label={texts.inviteAs} hint={texts.roleHints[role]}>
        <Select
          name="role"
          defaultValue={usual}
          onValueChange={(value) => setRole(roles.find((one) => one === value) ?? usual)}
          options={options}
          className="w-44"
        />
      </Field>
      {sendsMail ? (
        <FormField
          formName="invitation"
          state={state}
          name="email"
          type="email"
          label={texts.inviteEmail}
          hint={texts.inviteEmailHint}
          className="max-w-md"
          autoComplete="off"
        />
      ) : (
        <p className="text-sm text-ink-faint">{texts.inviteWithoutMail}</p>
      )}
      <div>
        <Button type="submit" variant="primary" pending={pending}>
          {texts.createInvitation}
        </Button>
      </div>
      {state?.ok && (
        <CopyField
          key={state.value.url}
          label={texts.invitationLink}
          hint={state.value.mailed ? texts.invitationMailed : texts.invitationOnce}
          value={state.value.url}
        />
      )}
    </form>
  );
}
