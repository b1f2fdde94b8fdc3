"use client";

import type { Editor } from "@tiptap/core";
import { Toolbar as Primitive } from "radix-ui";
import type { ComponentProps, ReactNode } from "react";
import { classes } from "#components/ui/classes.ts";
import { Tooltip } from "#components/ui/tooltip.tsx";

/** A floating bar of buttons for what is selected. Arrows go along it, Escape goes back to the text. */
export function EditorToolbar({
  editor,
  label,
  children,
}: {
  editor: Editor;
  label: string;
  children: ReactNode;
}) {
  return (
    <Primitive.Root
      aria-label={label}
      data-editor-toolbar=""
      className="flex max-w-[calc(100vw-1rem)] flex-wrap items-center gap-0.5 rounded-lg border border-line bg-paper-raised p-1 font-sans text-base shadow-raised"
      onKeyDown={(event) => {
        if (event.key !== "Escape") return;
        event.preventDefault();
        editor.commands.focus();
      }}
    >
      {children}
    </Primitive.Root>
  );
}

interface ToolbarButtonProps extends Omit<ComponentProps<typeof Primitive.Button>, "aria-label"> {
  label: string;
  keys?: string;
  /** Whether what it does is already so, where that can be said. */
  pressed?: boolean;
}

export function ToolbarButton({ label, keys, pressed, className, ...rest }: ToolbarButtonProps) {
  return (
    <Tooltip text={label} keys={keys} side="top">
      <Primitive.Button
        aria-label={label}
        {...(pressed !== undefined && { "aria-pressed": pressed })}
        className={classes(
          "inline-flex size-8 items-center justify-center rounded-md text-ink-soft hover:bg-paper-hover hover:text-ink",
          "aria-pressed:bg-accent-soft aria-pressed:text-accent-strong disabled:opacity-40 [&_svg]:size-4",
          "pointer-coarse:size-10",
          className,
        )}
        {...rest}
      />
    </Tooltip>
  );
}

export function ToolbarGap({ className }: { className?: string }) {
  return <Primitive.Separator className={classes("mx-0.5 h-5 w-px bg-line", className)} />;
}
