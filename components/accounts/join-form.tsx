"use client";

import { useActionState } from "react";
import { Button } from "#components/ui/button.tsx";
import { authTexts as texts } from "#lib/texts/en/auth.ts";
import type { FormAction } from "#lib/transport/action-result.ts";
import { ErrorSummary } from "./error-summary.tsx";

/** Accepts an invitation with the account that is signed in. */
export function JoinForm({ submit, token }: { submit: FormAction; token: string }) {
  const [state, formAction, pending] = useActionState(submit, null);
  return (
    <form action={formAction} className="flex flex-col gap-5">
      <ErrorSummary state={state} form="join" />
      <input type="hidden" name="token" value={token} />
      <Button type="submit" variant="primary" pending={pending}>
        {texts.join}
      </Button>
    </form>
  );
}
