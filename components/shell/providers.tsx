"use client";

import type { ReactNode } from "react";
import { Toaster } from "sonner";
import { TooltipProvider } from "#components/ui/tooltip.tsx";
import { shellTexts } from "#lib/texts/en/shell.ts";
import { useChosenTheme } from "./theme.ts";

/** What every page needs around it in the browser: theme, tooltips, messages. */
export function Providers({ children }: { children: ReactNode }) {
  useChosenTheme();
  return (
    <>
      <TooltipProvider delayDuration={400} skipDelayDuration={200}>
        {children}
      </TooltipProvider>
      <Messages />
    </>
  );
}

function Messages() {
  return (
    <Toaster
      position="bottom-center"
      containerAriaLabel={shellTexts.notifications}
      toastOptions={{
        unstyled: true,
        classNames: {
          toast:
            "flex w-full items-center gap-3 rounded-lg border border-line font-sans bg-ink px-4 py-3 text-sm text-paper shadow-raised",
          title: "text-sm",
          content: "flex-1",
          actionButton:
            "ml-auto shrink-0 rounded-md px-2 py-1 text-sm font-semibold underline underline-offset-2 hover:no-underline",
        },
      }}
    />
  );
}
