import type { FormState } from "#lib/transport/action-result.ts";

/** Says, also to screen readers, that a form has done its work. */
export function FormSuccess({
  state,
  pending,
  message,
}: {
  state: FormState;
  pending: boolean;
  message: string;
}) {
  return (
    <p role="status" className="text-base text-ink-soft">
      {!pending && state?.ok && message}
    </p>
  );
}
