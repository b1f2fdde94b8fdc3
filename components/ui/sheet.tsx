"use client";

import { Dialog as Primitive } from "radix-ui";
import type { ReactNode } from "react";
import { classes } from "./classes.ts";
import { overlayLook } from "./dialog.tsx";
import { useFocusReturn } from "./focus-return.tsx";

export const Sheet = Primitive.Root;
export const SheetTrigger = Primitive.Trigger;

const sides = {
  left: "inset-y-0 left-0 w-[min(20rem,calc(100vw-3rem))] border-r",
  right: "inset-y-0 right-0 w-[min(26rem,100vw)] border-l",
};

/** A panel that slides over an edge of the page. The title names it and is not shown. */
export function SheetContent({
  title,
  side = "left",
  children,
}: {
  title: string;
  side?: keyof typeof sides;
  children: ReactNode;
}) {
  const focusReturn = useFocusReturn();
  return (
    <Primitive.Portal>
      <Primitive.Overlay className={overlayLook} />
      <Primitive.Content
        aria-describedby={undefined}
        onEscapeKeyDown={leaveToField}
        {...focusReturn.handlers}
        className={classes(
          "fixed z-50 flex flex-col overflow-y-auto border-line bg-paper-side text-ink shadow-raised",
          side === "left" ? "animate-slide-in" : "animate-appear",
          sides[side],
        )}
      >
        {focusReturn.mark}
        <Primitive.Title className="sr-only">{title}</Primitive.Title>
        {children}
      </Primitive.Content>
    </Primitive.Portal>
  );
}

/** Escape in a field is for the field. */
function leaveToField(event: KeyboardEvent): void {
  if (event.target instanceof HTMLInputElement || event.target instanceof HTMLTextAreaElement)
    event.preventDefault();
}
