"use client";

import { Check, ChevronDown } from "lucide-react";
import { Select as Primitive } from "radix-ui";
import { useId } from "react";
import { classes } from "./classes.ts";
import { useFieldWiring } from "./field.tsx";
import { inputClasses } from "./input-look.ts";
import { panelLook, rowLook } from "./menu-look.ts";

export interface SelectOption {
  value: string;
  label: string;
  hint?: string;
}

/** A choice among a few options. Give `label` when it does not stand in a Field. */
export function Select({
  options,
  label,
  className,
  placeholder,
  ...rest
}: {
  options: SelectOption[];
  label?: string;
  className?: string;
  placeholder?: string;
  value?: string;
  defaultValue?: string;
  name?: string;
  disabled?: boolean;
  required?: boolean;
  onValueChange?: (value: string) => void;
}) {
  const id = useId();
  return (
    <Primitive.Root {...rest}>
      <Primitive.Trigger
        {...useFieldWiring()}
        aria-label={label}
        className={classes(
          inputClasses,
          "flex h-9 items-center justify-between gap-2 text-left pointer-coarse:h-11",
          className,
        )}
      >
        <span className="truncate">
          <Primitive.Value placeholder={placeholder} />
        </span>
        <Primitive.Icon asChild>
          <ChevronDown className="size-4 text-ink-faint" aria-hidden />
        </Primitive.Icon>
      </Primitive.Trigger>
      <Primitive.Portal>
        <Primitive.Content position="popper" sideOffset={4} collisionPadding={8} className={panelLook}>
          <Primitive.Viewport>
            {options.map((option) => (
              <Primitive.Item
                key={option.value}
                value={option.value}
                // The hint is a part of the name, as it is of what is seen.
                aria-labelledby={`${id}-${option.value}`}
                className={classes(rowLook, "pr-8")}
              >
                <div id={`${id}-${option.value}`}>
                  <Primitive.ItemText>{option.label}</Primitive.ItemText>{" "}
                  {option.hint && <div className="text-xs text-ink-faint">{option.hint}</div>}
                </div>
                <Primitive.ItemIndicator className="absolute right-2">
                  <Check aria-hidden />
                </Primitive.ItemIndicator>
              </Primitive.Item>
            ))}
          </Primitive.Viewport>
        </Primitive.Content>
      </Primitive.Portal>
    </Primitive.Root>
  );
}
