import { LoaderCircle } from "lucide-react";
import { Slot } from "radix-ui";
import type { ComponentProps } from "react";
import { classes } from "./classes.ts";

export type ButtonVariant = "primary" | "secondary" | "quiet" | "danger";
export type ButtonSize = "small" | "medium";

const shape =
  "inline-flex shrink-0 items-center justify-center gap-1.5 rounded-md font-medium whitespace-nowrap select-none " +
  "transition-colors duration-100 disabled:opacity-55 aria-disabled:opacity-55 [&_svg]:size-4 [&_svg]:shrink-0 " +
  "pointer-coarse:min-h-11";

const variants: Record<ButtonVariant, string> = {
  primary: "bg-accent text-accent-ink hover:bg-accent-strong border border-transparent",
  secondary: "bg-paper-raised text-ink border border-line hover:bg-paper-hover",
  quiet: "text-ink-soft border border-transparent hover:bg-paper-hover hover:text-ink",
  danger: "bg-danger text-danger-ink hover:bg-danger-strong border border-transparent",
};

const sizes: Record<ButtonSize, string> = {
  small: "h-7 px-2.5 text-sm",
  medium: "h-9 px-3.5 text-base",
};

/** The classes of a button, for a link that looks like one. */
export function buttonClasses(variant: ButtonVariant = "secondary", size: ButtonSize = "medium"): string {
  return classes(shape, variants[variant], sizes[size]);
}

export interface ButtonProps extends ComponentProps<"button"> {
  variant?: ButtonVariant;
  size?: ButtonSize;
  /** While true the button shows that it works, and a press does nothing. */
  pending?: boolean;
  asChild?: boolean;
}

/** A button; with `asChild` its look on the one child (a link). */
export function Button({
  variant = "secondary",
  size = "medium",
  pending = false,
  asChild = false,
  type = "button",
  className,
  children,
  onClick,
  ...rest
}: ButtonProps) {
  const look = classes(buttonClasses(variant, size), className);
  if (asChild) {
    return (
      <Slot.Root className={look} {...(onClick && { onClick })} {...rest}>
        {children}
      </Slot.Root>
    );
  }
  return (
    <button
      type={type}
      className={look}
      aria-disabled={pending || undefined}
      aria-busy={pending || undefined}
      onClick={pending ? (event) => event.preventDefault() : onClick}
      {...rest}
    >
      {pending && <LoaderCircle className="animate-spin" aria-hidden />}
      {children}
    </button>
  );
}
