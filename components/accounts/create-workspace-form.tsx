"use client";

import { useActionState } from "react";
import { Button } from "#components/ui/button.tsx";
import { authTexts as texts } from "#lib/texts/en/auth.ts";
import type { FormAction } from "#lib/transport/action-result.ts";
import { ErrorSummary } from "./error-summary.tsx";
import { FormField } from "./form-field.tsx";

/** The name of a new workspace. */
export function CreateWorkspaceForm({ submit }: { submit: FormAction }) {
  const [state, formAction, pending] = useActionState(submit, null);
  return (
    <form action={formAction} className="flex flex-col gap-5" noValidate>
      <ErrorSummary state={state} form="workspace" />
      <FormField
        formName="workspace"
        state={state}
        name="name"
        label={texts.workspaceName}
        maxLength={100}
        required
      />
      <Button type="submit" variant="primary" pending={pending}>
        {texts.createWorkspace}
      </Button>
    </form>
  );
}
