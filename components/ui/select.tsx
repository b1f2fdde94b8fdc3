"use client";

import { ChevronDown } from "lucide-react";
import type { ComponentProps } from "react";
import { classes } from "./classes.ts";
import { useFieldWiring } from "./field.tsx";
import { inputClasses } from "./input-look.ts";

export interface SelectOption {
  value: string;
  label: string;
}

interface SelectProps extends Omit<ComponentProps<"select">, "children" | "onChange"> {
  options: SelectOption[];
  /** Needed where it does not stand in a Field. */
  label?: string;
  /** Shown until something is chosen. */
  placeholder?: string;
  onValueChange?: (value: string) => void;
}

/** A choice among a few options, from the browser's own list. */
export function Select({ options, label, placeholder, className, onValueChange, ...rest }: SelectProps) {
  return (
    <div className={classes("relative", className)}>
      <select
        {...useFieldWiring()}
        aria-label={label}
        className={classes(inputClasses, "h-9 appearance-none truncate pr-8 pointer-coarse:h-11")}
        onChange={({ target }) => onValueChange?.(target.value)}
        {...(placeholder !== undefined && { defaultValue: "" })}
        {...rest}
      >
        {placeholder !== undefined && (
          <option value="" disabled hidden>
            {placeholder}
          </option>
        )}
        {options.map(({ value, label: name }) => (
          <option key={value} value={value}>
            {name}
          </option>
        ))}
      </select>
      <ChevronDown
        className="pointer-events-none absolute inset-y-0 right-3 my-auto size-4 text-ink-faint"
        aria-hidden
      />
    </div>
  );
}
