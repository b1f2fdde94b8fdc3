import type { ReactNode } from "react";

/** The title of a page for signing in or up, and a sentence about it. */
export function AuthHeading({ title, children }: { title: string; children?: ReactNode }) {
  return (
    <div className="flex flex-col gap-2">
      <h1 className="font-serif text-3xl font-semibold text-balance">{title}</h1>
      {children && <p className="text-base text-pretty text-ink-soft">{children}</p>}
    </div>
  );
}
