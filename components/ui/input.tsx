"use client";

import type { ComponentProps } from "react";
import { classes } from "./classes.ts";
import { useFieldWiring } from "./field.tsx";
import { inputClasses } from "./input-look.ts";

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
