"use client";

import { createContext, use, useId, type ReactNode } from "react";
import { Label } from "./label.tsx";

interface FieldWiring {
  id: string;
  "aria-describedby": string | undefined;
  "aria-invalid": true | undefined;
}

const FieldContext = createContext<FieldWiring | null>(null);

/** What an input inside a Field has to carry so that label, hint and error belong to it. */
export function useFieldWiring(): Partial<FieldWiring> {
  return use(FieldContext) ?? {};
}

/** A label, its control (Input, Textarea, Select), a hint, and the error of the last attempt. */
export function Field({
  label,
  hint,
  error,
  children,
}: {
  label: string;
  hint?: ReactNode;
  error?: string | undefined;
  children: ReactNode;
}) {
  const id = useId();
  const described = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(" ");
  return (
    <FieldContext
      value={{ id, "aria-describedby": described || undefined, "aria-invalid": error ? true : undefined }}
    >
      <div className="flex flex-col gap-1.5">
        <Label htmlFor={id}>{label}</Label>
        {children}
        {hint && (
          <p id={`${id}-hint`} className="text-sm text-ink-faint">
            {hint}
          </p>
        )}
        <p id={`${id}-error`} role="alert" className="text-sm text-danger empty:hidden">
          {error}
        </p>
      </div>
    </FieldContext>
  );
}
