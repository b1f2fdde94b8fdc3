import type { ReactNode } from "react";

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
