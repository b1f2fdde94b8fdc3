import type { ReactNode } from "react";

/** The column of a page that is no note: its title, and what it says. */
export function PageFrame({ title, children }: { title: ReactNode; children: ReactNode }) {
  return (
    <div className="mx-auto flex w-full max-w-3xl flex-col gap-6 px-5 pt-10 pb-20 sm:px-8 md:pt-16">
      <h1 className="font-serif text-3xl font-semibold tracking-tight text-balance">{title}</h1>
      {children}
    </div>
  );
}
