import { settingsTexts as texts } from "#lib/texts/en/settings.ts";

const roles = ["owner", "admin", "member", "guest"] as const;

/** What the roles mean, for those who want to know. */
export function RoleLegend() {
  return (
    <details className="text-base text-ink-soft">
      <summary className="w-fit cursor-pointer">{texts.rolesMeaning}</summary>
      <dl className="mt-3 grid grid-cols-[auto_1fr] gap-x-4 gap-y-1">
        {roles.map((role) => (
          <div key={role} className="contents">
            <dt className="font-medium text-ink">{texts.roleNames[role]}</dt>
            <dd>{texts.roleHints[role]}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
