"use client";

import { Menu, PanelLeft } from "lucide-react";
import { usePathname, useSearchParams } from "next/navigation";
import { useState, type ReactNode } from "react";
import { IconButton } from "#components/ui/icon-button.tsx";
import { Sheet, SheetContent, SheetTrigger } from "#components/ui/sheet.tsx";
import { classes } from "#components/ui/classes.ts";
import { shellTexts } from "#lib/texts/en/shell.ts";
import { remember, sidebarCookie } from "./remembered.ts";
import { useShell } from "./shell-context.tsx";

const texts = shellTexts.sidebar;

/** The sidebar beside the page, or behind a button where there is no room for both. */
export function SidebarFrame({
  initiallyOpen,
  sidebar,
  children,
}: {
  initiallyOpen: boolean;
  sidebar: ReactNode;
  children: ReactNode;
}) {
  const [isOpen, setOpen] = useState(initiallyOpen);
  const toggle = (open: boolean) => {
    setOpen(open);
    remember(sidebarCookie, open ? "open" : "closed", "/w");
  };
  return (
    <div className="flex min-h-dvh">
      <aside
        aria-label={texts.label}
        className={classes(
          "sticky top-0 hidden h-dvh w-68 shrink-0 flex-col border-r border-line bg-paper-side",
          isOpen && "md:flex print:hidden",
        )}
      >
        {sidebar}
        <div className="absolute top-2.5 right-2">
          <IconButton label={texts.close} side="right" onClick={() => toggle(false)}>
            <PanelLeft aria-hidden />
          </IconButton>
        </div>
      </aside>
      <div className="flex min-w-0 flex-1 flex-col">
        <NarrowBar sidebar={sidebar} />
        {!isOpen && (
          <div className="fixed top-2.5 left-2 z-30 hidden md:block print:hidden">
            <IconButton label={texts.open} side="right" onClick={() => toggle(true)}>
              <PanelLeft aria-hidden />
            </IconButton>
          </div>
        )}
        <main id="content" tabIndex={-1} className={classes("flex-1 outline-none", !isOpen && "md:pl-10")}>
          {children}
        </main>
      </div>
    </div>
  );
}

function NarrowBar({ sidebar }: { sidebar: ReactNode }) {
  const { workspace } = useShell();
  const path = `${usePathname()}?${useSearchParams()}`;
  // Going somewhere closes the sheet: it is open only for the page where it was opened.
  const [openAt, setOpenAt] = useState<string | null>(null);
  return (
    <header className="sticky top-0 z-30 flex h-12 items-center gap-2 border-b border-line bg-paper-side px-2 md:hidden print:hidden">
      <Sheet open={openAt === path} onOpenChange={(open) => setOpenAt(open ? path : null)}>
        <SheetTrigger asChild>
          <button
            type="button"
            aria-label={texts.open}
            className="inline-flex size-10 items-center justify-center rounded-md text-ink-soft hover:bg-paper-hover pointer-coarse:size-11"
          >
            <Menu className="size-5" aria-hidden />
          </button>
        </SheetTrigger>
        <SheetContent title={texts.label}>{sidebar}</SheetContent>
      </Sheet>
      <span className="truncate font-medium">{workspace.name}</span>
    </header>
  );
}
