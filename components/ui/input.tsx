"use client";

import type { ComponentProps } from "react";
import { classes } from "./classes.ts";
import { useFieldWiring } from "./field.tsx";

export const inputClasses =
  "w-full rounded-md border border-line-strong bg-paper-raised px-3 text-base text-ink shadow-resting " +
  "focus-visible:outline-offset-0 disabled:opacity-60 aria-invalid:border-danger pointer-coarse:text-[1rem]";

/** A line of text. Inside a Field it is wired to the label, the hint and the error. */
export function Input({ className, ...rest }: ComponentProps<"input">) {
  return (
    <input
      {...useFieldWiring()}
      className={classes(inputClasses, "h-9 pointer-coarse:h-11", className)}
      {...rest}
    />
  );
}
