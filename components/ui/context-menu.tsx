"use client";

import { Check, ChevronRight } from "lucide-react";
import { ContextMenu as Primitive } from "radix-ui";
import type { ComponentProps, ReactNode } from "react";
import { classes } from "./classes.ts";
import { Keys } from "./kbd.tsx";
import { dangerRowLook, menuLabelLook, panelLook, rowLook, separatorLook } from "./menu-look.ts";

export const ContextMenu = Primitive.Root;
export const ContextMenuTrigger = Primitive.Trigger;
export const ContextMenuGroup = Primitive.Group;
export const ContextMenuSub = Primitive.Sub;
export const ContextMenuRadioGroup = Primitive.RadioGroup;

export function ContextMenuContent({ className, ...rest }: ComponentProps<typeof Primitive.Content>) {
  return (
    <Primitive.Portal>
      <Primitive.Content collisionPadding={8} className={classes(panelLook, className)} {...rest} />
    </Primitive.Portal>
  );
}

export interface ContextMenuItemProps extends ComponentProps<typeof Primitive.Item> {
  danger?: boolean;
  /** A shortcut to show, as "Mod-k". */
  keys?: string;
}

export function ContextMenuItem({
  danger = false,
  keys,
  className,
  children,
  asChild,
  ...rest
}: ContextMenuItemProps) {
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

export function ContextMenuCheckboxItem({
  children,
  ...rest
}: ComponentProps<typeof Primitive.CheckboxItem>) {
  return (
    <Primitive.CheckboxItem className={classes(rowLook, "pr-8")} {...rest}>
      {children}
      <Indicator />
    </Primitive.CheckboxItem>
  );
}

export function ContextMenuRadioItem({ children, ...rest }: ComponentProps<typeof Primitive.RadioItem>) {
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

export function ContextMenuSubTrigger({ children, ...rest }: ComponentProps<typeof Primitive.SubTrigger>) {
  return (
    <Primitive.SubTrigger className={rowLook} {...rest}>
      {children}
      <ChevronRight className="ml-auto" aria-hidden />
    </Primitive.SubTrigger>
  );
}

export function ContextMenuSubContent({ children }: { children: ReactNode }) {
  return (
    <Primitive.Portal>
      <Primitive.SubContent sideOffset={4} collisionPadding={8} className={panelLook}>
        {children}
      </Primitive.SubContent>
    </Primitive.Portal>
  );
}

export function ContextMenuSeparator() {
  return <Primitive.Separator className={separatorLook} />;
}

export function ContextMenuLabel({ children }: { children: ReactNode }) {
  return <Primitive.Label className={menuLabelLook}>{children}</Primitive.Label>;
}
