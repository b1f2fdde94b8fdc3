"use client";

import { Popover as Primitive } from "radix-ui";
import type { ComponentProps } from "react";
import { classes } from "./classes.ts";
import { panelLook } from "./menu-look.ts";

export const Popover = Primitive.Root;
export const PopoverTrigger = Primitive.Trigger;
export const PopoverAnchor = Primitive.Anchor;
export const PopoverClose = Primitive.Close;

/** Give it an aria-label, as it is a dialog. */
export function PopoverContent({ className, ...rest }: ComponentProps<typeof Primitive.Content>) {
  return (
    <Primitive.Portal>
      <Primitive.Content
        align="end"
        sideOffset={6}
        collisionPadding={8}
        className={classes(panelLook, "p-4", className)}
        {...rest}
      />
    </Primitive.Portal>
  );
}
