import type { ComponentProps } from "react";
import { classes } from "./classes.ts";

export function Label({ className, ...rest }: ComponentProps<"label">) {
  return <label className={classes("text-sm font-medium text-ink", className)} {...rest} />;
}
