"use client";

import type { ComponentProps } from "react";
import { classes } from "./classes.ts";
import { useFieldWiring } from "./field.tsx";
import { inputClasses } from "./input-look.ts";

/** Several lines of text. Inside a Field it is wired to the label, the hint and the error. */
export function Textarea({ className, ...rest }: ComponentProps<"textarea">) {
  return (
    <textarea {...useFieldWiring()} className={classes(inputClasses, "min-h-24 py-2", className)} {...rest} />
  );
}
