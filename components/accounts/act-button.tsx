"use client";

import { useActionState, useTransition } from "react";
import { Button, type ButtonVariant } from "#components/ui/button.tsx";
import { tell, tellFailure } from "#components/ui/toast.tsx";
import type { FormAction } from "#lib/transport/action-result.ts";

/**
 * A button that does one thing on the server, and says how it went. It is a form, so that it also works before
 * the page has its script. `label` tells apart buttons of the same text.
 */
export function ActButton({
  act,
  fields = {},
  text,
  label,
  done,
  variant = "secondary",
}: {
  act: FormAction;
  fields?: Record<string, string>;
  text: string;
  label?: string;
  done: string;
  variant?: ButtonVariant;
}) {
  const [, withoutScript] = useActionState(act, null);
  const [pending, start] = useTransition();
  return (
    <form
      action={withoutScript}
      onSubmit={(event) => {
        event.preventDefault();
        const data = new FormData(event.currentTarget);
        // Not by the form's own state: the row with this button may be gone when the answer is here.
        start(async () => {
          const result = await act(null, data);
          if (result?.ok) tell(done);
          else if (result) tellFailure(result.message);
        });
      }}
    >
      {Object.entries(fields).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <Button type="submit" size="small" variant={variant} pending={pending} aria-label={label}>
        {text}
      </Button>
    </form>
  );
}
