import type { ReactNode } from "react";
import { settingsTexts as texts } from "#lib/texts/en/settings.ts";
import { SettingsNav } from "./settings-nav.tsx";

/** The frame of all settings pages: the title, and links to the others. */
export function SettingsFrame({ workspace, children }: { workspace: string; children: ReactNode }) {
  return (
    <div className="mx-auto flex w-full max-w-[46rem] flex-col gap-8 px-5 pt-8 pb-24 md:px-8 md:pt-12">
      <header className="flex flex-col gap-5">
        <h1 className="font-serif text-3xl font-semibold">{texts.settings}</h1>
        <SettingsNav base={`/w/${workspace}/settings`} />
      </header>
      {children}
    </div>
  );
}
