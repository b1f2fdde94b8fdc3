"use client";

import { ChevronDown, type LucideIcon } from "lucide-react";
import { Toolbar } from "radix-ui";
import { useState, type ReactNode } from "react";
import { DropdownMenu, DropdownMenuContent, DropdownMenuTrigger } from "#components/ui/dropdown-menu.tsx";
import { Tooltip } from "#components/ui/tooltip.tsx";

/** A button of a toolbar that opens a menu. The menu stands within the toolbar, or that would hide with the focus. */
export function ToolbarMenu({
  label,
  shown,
  icon: Icon,
  children,
}: {
  /** Its accessible name. */
  label: string;
  /** The words on it, beside its icon where there is room; without them its name is a hint. */
  shown?: string;
  icon?: LucideIcon;
  children: ReactNode;
}) {
  const [trigger, setTrigger] = useState<HTMLButtonElement | null>(null);
  const button = (
    <DropdownMenuTrigger asChild>
      <Toolbar.Button
        ref={setTrigger}
        aria-label={label}
        className="inline-flex h-8 items-center gap-1 rounded-md px-2 text-sm text-ink-soft hover:bg-paper-hover hover:text-ink data-[state=open]:bg-paper-hover pointer-coarse:h-10 [&_svg]:size-4"
      >
        {Icon && <Icon aria-hidden />}
        {Icon ? <span className="max-sm:sr-only">{shown}</span> : shown}
        <ChevronDown className="!size-3.5 text-ink-faint" aria-hidden />
      </Toolbar.Button>
    </DropdownMenuTrigger>
  );
  return (
    <DropdownMenu modal={false}>
      {shown === undefined ? (
        <Tooltip text={label} side="top">
          {button}
        </Tooltip>
      ) : (
        button
      )}
      <DropdownMenuContent
        container={trigger?.parentElement ?? null}
        onCloseAutoFocus={(event) => event.preventDefault()}
      >
        {children}
      </DropdownMenuContent>
    </DropdownMenu>
  );
}
