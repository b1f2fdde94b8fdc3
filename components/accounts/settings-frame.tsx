import type { ReactNode } from "react";
import { settingsTexts as texts } from "#lib/texts/en/settings.ts";
import { SettingsNav } from "./settings-nav.tsx";

/** The frame of all settings pages: the title, and links to the others. */
export function SettingsFrame({ workspace, children }: { workspace: string; children: ReactNode }) {
  return (
    <div className="mx-auto flex w-full max-w-[46rem] flex-col gap-8 px-5 pt-8 pb-24 md:px-8 md:pt-12">
      <header className="flex flex-col gap-5">
        <h1 className="font-serif text-3xl">{texts.settings}</h1>
        <SettingsNav base={`/w/${workspace}/settings`} />
      </header>
      {children}
    </div>
  );
}

/** A part of a settings page under its own heading. */
export function SettingsSection({
  title,
  intro,
  children,
}: {
  title: string;
  intro?: ReactNode;
  children: ReactNode;
}) {
  return (
    <section className="flex flex-col gap-4">
      <div className="flex flex-col gap-1">
        <h2 className="text-lg font-semibold">{title}</h2>
        {intro && <p className="text-base text-pretty text-ink-soft">{intro}</p>}
      </div>
      {children}
    </section>
  );
}
