import type { Metadata } from "next";
import { NameForm } from "#components/accounts/name-form.tsx";
import { PasswordForm } from "#components/accounts/password-form.tsx";
import { SettingsSection } from "#components/accounts/settings-section.tsx";
import { readAccount } from "#lib/accounts/read-account.ts";
import { requireUser } from "#lib/auth/session.ts";
import { settingsTexts as texts } from "#lib/texts/en/settings.ts";
import { changeNameWithForm, changePasswordWithForm } from "./actions.ts";

export const metadata: Metadata = { title: texts.sections.account };

export default async function AccountSettings() {
  const { name, email } = await readAccount(await requireUser());
  return (
    <div className="flex flex-col gap-12">
      <SettingsSection title={texts.profile} intro={email}>
        <NameForm
          submit={changeNameWithForm}
          label={texts.name}
          hint={texts.nameHint}
          name={name}
          autoComplete="name"
        />
      </SettingsSection>
      <SettingsSection title={texts.password}>
        <PasswordForm submit={changePasswordWithForm} email={email} />
      </SettingsSection>
    </div>
  );
}
