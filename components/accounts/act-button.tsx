"use client";

import { useTransition } from "react";
import { Button, type ButtonVariant } from "#components/ui/button.tsx";
import { tell, tellFailure } from "#components/ui/toast.tsx";
import type { ActionResult } from "#lib/transport/action-result.ts";

/** A button that does one thing on the server and says how it went. `label` tells apart buttons of the same text. */
export function ActButton({
  act,
  text,
  label,
  done,
  variant = "secondary",
}: {
  act: () => Promise<ActionResult<unknown>>;
  text: string;
  label?: string;
  done: string;
  variant?: ButtonVariant;
}) {
  const [pending, start] = useTransition();
  return (
    <Button
      size="small"
      variant={variant}
      pending={pending}
      aria-label={label}
      onClick={() =>
        start(async () => {
          const result = await act();
          if (result.ok) tell(done);
          else tellFailure(result.message);
        })
      }
    >
      {text}
    </Button>
  );
}
