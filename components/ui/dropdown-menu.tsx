"use client";

import { Check } from "lucide-react";
import { DropdownMenu as Primitive } from "radix-ui";
import type { ComponentProps, ReactNode } from "react";
import { classes } from "./classes.ts";
import { Keys } from "./kbd.tsx";
import { dangerRowLook, menuLabelLook, panelLook, rowLook, separatorLook } from "./menu-look.ts";

/** Not modal: the page behind stays readable, and a click elsewhere does what it says at once. */
export function DropdownMenu(props: ComponentProps<typeof Primitive.Root>) {
  return <Primitive.Root modal={false} {...props} />;
}

export const DropdownMenuTrigger = Primitive.Trigger;
export const DropdownMenuRadioGroup = Primitive.RadioGroup;

/**
 * Where the focus is put by others (a message that goes away) must not close an open menu.
 * A menu of something that hides when the focus leaves it has to be put into that `container`.
 */
export function DropdownMenuContent({
  className,
  container,
  ...rest
}: ComponentProps<typeof Primitive.Content> & { container?: HTMLElement | null }) {
  return (
    <Primitive.Portal {...(container && { container })}>
      <Primitive.Content
        align="start"
        sideOffset={4}
        collisionPadding={8}
        onFocusOutside={(event) => event.preventDefault()}
        className={classes(panelLook, className)}
        {...rest}
      />
    </Primitive.Portal>
  );
}

export interface DropdownMenuItemProps extends ComponentProps<typeof Primitive.Item> {
  danger?: boolean;
  /** A shortcut to show, as "Mod-k". */
  keys?: string;
}

export function DropdownMenuItem({
  danger = false,
  keys,
  className,
  children,
  asChild,
  ...rest
}: DropdownMenuItemProps) {
  const look = classes(rowLook, danger && dangerRowLook, className);
  if (asChild) {
    return (
      <Primitive.Item asChild className={look} {...rest}>
        {children}
      </Primitive.Item>
    );
  }
  return (
    <Primitive.Item className={look} {...rest}>
      {children}
      {keys && (
        <span className="ml-auto pl-6">
          <Keys keys={keys} />
        </span>
      )}
    </Primitive.Item>
  );
}

export function DropdownMenuRadioItem({ children, ...rest }: ComponentProps<typeof Primitive.RadioItem>) {
  return (
    <Primitive.RadioItem className={classes(rowLook, "pr-8")} {...rest}>
      {children}
      <Indicator />
    </Primitive.RadioItem>
  );
}

function Indicator() {
  return (
    <Primitive.ItemIndicator className="absolute right-2">
      <Check aria-hidden />
    </Primitive.ItemIndicator>
  );
}

export function DropdownMenuSeparator() {
  return <Primitive.Separator className={separatorLook} />;
}

export function DropdownMenuLabel({ children }: { children: ReactNode }) {
  return <Primitive.Label className={menuLabelLook}>{children}</Primitive.Label>;
}
