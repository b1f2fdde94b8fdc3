"use client";

import { useState, useSyncExternalStore, type ComponentProps, type ReactNode } from "react";
import { Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import { authTexts } from "#lib/texts/en/auth.ts";
import type { FormState } from "#lib/transport/action-result.ts";
import { fieldId } from "./error-summary.tsx";

interface FormFieldProps extends ComponentProps<"input"> {
  name: string;
  label: string;
  hint?: ReactNode;
  /** The name of the form, for the links of its error summary. */
  formName: string;
  state: FormState;
}

/** A field of a form: it shows what was typed in a failed attempt, and what was wrong with it. */
export function FormField({ formName, state, label, hint, name, defaultValue, ...rest }: FormFieldProps) {
  const failed = state?.ok === false ? state : null;
  return (
    <div id={fieldId(formName, name)}>
      <Field label={label} hint={hint} error={failed?.fields?.[name]}>
        {rest.type === "password" ? (
          <PasswordInput name={name} {...rest} />
        ) : (
          <Input name={name} defaultValue={failed?.values[name] ?? defaultValue} {...rest} />
        )}
      </Field>
    </div>
  );
}

const never = () => () => undefined;

/** A password that can be looked at, once the page has its script. */
function PasswordInput(props: ComponentProps<"input">) {
  const [visible, setVisible] = useState(false);
  const scripted = useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
  return (
    <div className="relative">
      <Input {...props} type={visible ? "text" : "password"} className="pr-16" spellCheck={false} />
      {scripted && (
        // Its name has no "password" in it: the label of the field alone has.
        <button
          type="button"
          aria-pressed={visible}
          onClick={() => setVisible(!visible)}
          className="absolute inset-y-0 right-0 px-3 text-sm font-medium text-ink-soft hover:text-ink"
        >
          {visible ? authTexts.hide : authTexts.show}
        </button>
      )}
    </div>
  );
}
