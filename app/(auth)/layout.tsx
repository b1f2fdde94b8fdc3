import type { ReactNode } from "react";
import { authTexts } from "#lib/texts/en/auth.ts";
import { shellTexts } from "#lib/texts/en/shell.ts";

/** One quiet column under the product's name. */
export default function AuthLayout({ children }: { children: ReactNode }) {
  return (
    <div className="flex min-h-dvh flex-col items-center px-5 pt-[clamp(2.5rem,14vh,9rem)] pb-16">
      <main id="content" className="flex w-full max-w-[23rem] flex-col gap-8">
        <header className="flex flex-col gap-1">
          <p className="font-serif text-xl text-ink">{shellTexts.product}</p>
          <p className="text-sm text-ink-soft">{authTexts.promise}</p>
        </header>
        {children}
      </main>
    </div>
  );
}
