import type { ReactNode } from "react";
import { classes } from "./classes.ts";

const tones = {
  neutral: "bg-paper-hover text-ink-soft",
  accent: "bg-accent-soft text-accent-strong",
  caution: "bg-caution-soft text-caution",
  danger: "bg-danger-soft text-danger",
};

/** A word or two about the thing beside it. */
export function Badge({ tone = "neutral", children }: { tone?: keyof typeof tones; children: ReactNode }) {
  return (
    <span
      className={classes(
        "inline-flex items-center rounded-sm px-1.5 text-xs leading-5 font-medium",
        tones[tone],
      )}
    >
      {children}
    </span>
  );
}
