"use client";

import { Check } from "lucide-react";
import { Checkbox as Primitive } from "radix-ui";
import type { ComponentProps } from "react";
import { useFieldWiring } from "./field.tsx";

/** A box to tick. Label it by a label element or aria-label. */
export function Checkbox(props: ComponentProps<typeof Primitive.Root>) {
  return (
    <Primitive.Root
      {...useFieldWiring()}
      className="inline-flex size-5 shrink-0 items-center justify-center rounded-sm border border-line-strong bg-paper-raised text-accent-ink data-[state=checked]:border-accent data-[state=checked]:bg-accent disabled:opacity-50 pointer-coarse:size-6"
      {...props}
    >
      <Primitive.Indicator>
        <Check className="size-3.5" aria-hidden />
      </Primitive.Indicator>
    </Primitive.Root>
  );
}
