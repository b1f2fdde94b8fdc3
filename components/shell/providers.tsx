"use client";

import { ThemeProvider, useTheme } from "next-themes";
import type { ReactNode } from "react";
import { Toaster } from "sonner";
import { TooltipProvider } from "#components/ui/tooltip.tsx";
import { shellTexts } from "#lib/texts/en/shell.ts";

/** What every page needs around it in the browser: theme, tooltips, messages. */
export function Providers({ nonce, children }: { nonce: string | undefined; children: ReactNode }) {
  return (
    <ThemeProvider
      attribute="data-theme"
      defaultTheme="system"
      enableColorScheme={false}
      disableTransitionOnChange
      {...(nonce && { nonce })}
    >
      <TooltipProvider delayDuration={400} skipDelayDuration={200}>
        {children}
      </TooltipProvider>
      <Messages />
    </ThemeProvider>
  );
}

function Messages() {
  const { resolvedTheme } = useTheme();
  return (
    <Toaster
      theme={resolvedTheme === "dark" ? "dark" : "light"}
      position="bottom-center"
      containerAriaLabel={shellTexts.notifications}
      toastOptions={{
        unstyled: true,
        classNames: {
          toast:
            "flex w-full items-center gap-3 rounded-lg border border-line bg-ink px-4 py-3 text-sm text-paper shadow-raised",
          title: "text-sm",
          content: "flex-1",
          actionButton:
            "ml-auto shrink-0 rounded-md px-2 py-1 text-sm font-semibold underline underline-offset-2 hover:no-underline",
        },
      }}
    />
  );
}
