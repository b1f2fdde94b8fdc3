import type { Metadata } from "next";
import { SessionList } from "#components/accounts/session-list.tsx";
import { SettingsSection } from "#components/accounts/settings-section.tsx";
import { listSessions } from "#lib/accounts/sessions.ts";
import { requireUser } from "#lib/auth/session.ts";
import { settingsTexts as texts } from "#lib/texts/en/settings.ts";
import { endOne, endOthers } from "./actions.ts";

export const metadata: Metadata = { title: texts.sections.sessions };

export default async function SessionSettings() {
  const sessions = await listSessions(await requireUser());
  return (
    <SettingsSection title={texts.sections.sessions} intro={texts.sessionsIntro}>
      <SessionList sessions={sessions} endSession={endOne} endOthers={endOthers} />
    </SettingsSection>
  );
}
