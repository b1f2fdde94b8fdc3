import type { Metadata } from "next";
import { SettingsSection } from "#components/accounts/settings-section.tsx";
import { NotificationForm } from "#components/notifications/notification-form.tsx";
import { requireUser } from "#lib/auth/session.ts";
import { mailIsSet } from "#lib/mail/send-mail.ts";
import { readNotificationSettings } from "#lib/notifications/settings.ts";
import { toldTexts } from "#lib/texts/en/told.ts";
import { changeWithForm } from "./actions.ts";

const texts = toldTexts.settings;

export const metadata: Metadata = { title: texts.title };

export default async function NotificationSettings() {
  const settings = await readNotificationSettings(await requireUser());
  return (
    <SettingsSection title={texts.title} intro={texts.intro}>
      <NotificationForm submit={changeWithForm} settings={settings} sendsMail={mailIsSet()} />
    </SettingsSection>
  );
}
