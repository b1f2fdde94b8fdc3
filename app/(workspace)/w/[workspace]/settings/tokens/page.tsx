import type { Metadata } from "next";
import { SettingsSection } from "#components/accounts/settings-section.tsx";
import { TokenForm } from "#components/accounts/token-form.tsx";
import { TokenList } from "#components/accounts/token-list.tsx";
import { listTokens } from "#lib/accounts/tokens.ts";
import { requireUser } from "#lib/auth/session.ts";
import { settingsTexts as texts } from "#lib/texts/en/settings.ts";
import { createWithForm, revoke } from "./actions.ts";

export const metadata: Metadata = { title: texts.sections.tokens };

export default async function TokenSettings() {
  const tokens = await listTokens(await requireUser());
  return (
    <div className="flex flex-col gap-12">
      <SettingsSection title={texts.newToken} intro={texts.tokensIntro}>
        <TokenForm submit={createWithForm} />
      </SettingsSection>
      <TokenList tokens={tokens} revoke={revoke} />
    </div>
  );
}
