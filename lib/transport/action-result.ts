import type { RefusalCode } from "#lib/errors.ts";

/** What a server action answers. `message` and `fields` (by field name) are shown as they are. */
export type ActionResult<Value> = { ok: true; value: Value } | ActionFailure;

export interface ActionFailure {
  ok: false;
  code: RefusalCode | "bug";
  message: string;
  fields?: Record<string, string>;
}

/** The state of a form: nothing yet, or what its action answered, with what was typed for another attempt. */
export type FormState<Value = unknown> =
  null | { ok: true; value: Value } | (ActionFailure & { values: Record<string, string> });

/** What a form's `useActionState` takes. */
export type FormAction<Value = unknown> = (
  state: FormState<Value>,
  data: FormData,
) => Promise<FormState<Value>>;
