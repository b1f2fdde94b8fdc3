"use client";

import { Switch as Primitive } from "radix-ui";
import type { ComponentProps } from "react";
import { useFieldWiring } from "./field.tsx";

/** On or off, at once. Label it by a Field, a label element or aria-label. */
export function Switch(props: ComponentProps<typeof Primitive.Root>) {
  return (
    <Primitive.Root
      {...useFieldWiring()}
      className="relative inline-flex h-6 w-10 shrink-0 items-center rounded-full border border-line-strong bg-paper-hover transition-colors data-[state=checked]:border-accent data-[state=checked]:bg-accent disabled:opacity-50"
      {...props}
    >
      <Primitive.Thumb className="block size-4 translate-x-1 rounded-full bg-line-strong transition-transform data-[state=checked]:translate-x-[1.125rem] data-[state=checked]:bg-accent-ink" />
    </Primitive.Root>
  );
}
