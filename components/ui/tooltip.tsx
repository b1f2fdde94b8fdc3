"use client";

import { Tooltip as Primitive } from "radix-ui";
import type { ReactElement } from "react";
import { Keys } from "./kbd.tsx";

export const TooltipProvider = Primitive.Provider;

/** A hint that shows on hover and focus, and not to fingers. It never carries what is said nowhere else. */
export function Tooltip({
  text,
  keys,
  side = "bottom",
  children,
}: {
  text: string;
  keys?: string | undefined;
  side?: "top" | "right" | "bottom" | "left" | undefined;
  children: ReactElement;
}) {
  return (
    <Primitive.Root>
      <Primitive.Trigger asChild>{children}</Primitive.Trigger>
      <Primitive.Portal>
        <Primitive.Content
          side={side}
          sideOffset={6}
          collisionPadding={8}
          className="z-50 flex max-w-64 items-center gap-2 rounded-md bg-ink px-2 py-1 text-xs text-paper shadow-raised animate-appear pointer-coarse:hidden"
        >
          {text}
          {keys && <Keys keys={keys} onInk />}
        </Primitive.Content>
      </Primitive.Portal>
    </Primitive.Root>
  );
}
