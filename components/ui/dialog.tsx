"use client";

import { X } from "lucide-react";
import { Dialog as Primitive } from "radix-ui";
import type { ReactNode } from "react";
import { shellTexts } from "#lib/texts/en/shell.ts";
import { classes } from "./classes.ts";
import { useFocusReturn } from "./focus-return.tsx";

export const Dialog = Primitive.Root;
export const DialogTrigger = Primitive.Trigger;
export const DialogClose = Primitive.Close;

export const overlayLook = "fixed inset-0 z-40 bg-[rgb(20_17_12/0.3)] animate-appear";

const widths = { narrow: "max-w-md", wide: "max-w-2xl" };

/** The panel of a Dialog: title, optional description, content, and a row of buttons at the end. */
export function DialogContent({
  title,
  description,
  children,
  footer,
  width = "narrow",
}: {
  title: string;
  description?: ReactNode;
  children?: ReactNode;
  footer?: ReactNode;
  width?: keyof typeof widths;
}) {
  const { handlers, mark } = useFocusReturn();
  return (
    <Primitive.Portal>
      <Primitive.Overlay className={overlayLook} />
      <Primitive.Content
        {...(description === undefined && { "aria-describedby": undefined })}
        {...handlers}
        className={classes(
          "fixed top-[max(1rem,12vh)] left-1/2 z-50 flex max-h-[80dvh] w-[calc(100vw-2rem)] -translate-x-1/2 flex-col",
          "gap-4 overflow-y-auto rounded-xl border border-line bg-paper-raised p-5 text-ink shadow-raised animate-appear",
          widths[width],
        )}
      >
        {mark}
        <header className="flex flex-col gap-1 pr-8">
          <Primitive.Title className="text-lg font-semibold">{title}</Primitive.Title>
          {description !== undefined && (
            <Primitive.Description className="text-base text-ink-soft">{description}</Primitive.Description>
          )}
        </header>
        {children}
        {footer && <footer className="flex flex-wrap justify-end gap-2">{footer}</footer>}
        <Primitive.Close
          aria-label={shellTexts.close}
          className="absolute top-4 right-4 inline-flex size-8 items-center justify-center rounded-md text-ink-soft hover:bg-paper-hover hover:text-ink pointer-coarse:size-11"
        >
          <X className="size-4" aria-hidden />
        </Primitive.Close>
      </Primitive.Content>
    </Primitive.Portal>
  );
}
