"use client";

import type { ComponentProps } from "react";
import { classes } from "./classes.ts";
import { Tooltip } from "./tooltip.tsx";

export interface IconButtonProps extends Omit<ComponentProps<"button">, "aria-label"> {
  /** Its accessible name and its tooltip. */
  label: string;
  /** A shortcut the tooltip shows, as "Mod-k". */
  keys?: string;
  side?: "top" | "right" | "bottom" | "left";
  size?: "small" | "medium";
}

const sizes = { small: "size-6 [&_svg]:size-4", medium: "size-8 [&_svg]:size-[1.125rem]" };

/** A button that shows only an icon, with its name as label and tooltip. */
export function IconButton({ label, keys, side, size = "medium", className, ...rest }: IconButtonProps) {
  return (
    <Tooltip text={label} keys={keys} side={side}>
      <button
        type="button"
        aria-label={label}
        className={classes(
          "inline-flex shrink-0 items-center justify-center rounded-md text-ink-soft transition-colors duration-100",
          "hover:bg-paper-hover hover:text-ink aria-pressed:bg-paper-selected aria-pressed:text-ink",
          "data-[state=open]:bg-paper-hover disabled:opacity-50 pointer-coarse:min-h-11 pointer-coarse:min-w-11",
          sizes[size],
          className,
        )}
        {...rest}
      />
    </Tooltip>
  );
}
