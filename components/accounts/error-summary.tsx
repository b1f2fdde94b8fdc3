"use client";

import { useEffect, useRef } from "react";
import type { FormState } from "#lib/transport/action-result.ts";
import { authTexts } from "#lib/texts/en/auth.ts";

/** What was wrong with a form, with a link to each field; it takes the focus, so that nobody misses it. */
export function ErrorSummary({ state, form }: { state: FormState; form: string }) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (state?.ok === false) box.current?.focus();
  }, [state]);
  if (state?.ok !== false) return null;
  const fields = Object.entries(state.fields ?? {});
  return (
    <div
      ref={box}
      role="alert"
      tabIndex={-1}
      className="rounded-md bg-danger-soft px-3.5 py-3 text-base text-danger outline-none"
    >
      <p>{fields.length > 0 ? authTexts.problems : state.message}</p>
      {fields.length > 0 && (
        <ul className="mt-1 list-disc pl-5">
          {fields.map(([name, message]) => (
            <li key={name}>
              <a
                href={`#${fieldId(form, name)}`}
                className="underline underline-offset-2"
                onClick={(event) => {
                  const field = document.getElementById(fieldId(form, name))?.querySelector("input");
                  if (!field) return;
                  event.preventDefault();
                  field.focus();
                }}
              >
                {message}
              </a>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

/** Where the link of the summary leads: the element around the field. */
export function fieldId(form: string, name: string): string {
  return `${form}-${name}`;
}
