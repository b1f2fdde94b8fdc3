import type { Metadata } from "next";
import { NameForm } from "#components/accounts/name-form.tsx";
import { SettingsSection } from "#components/accounts/settings-section.tsx";
import { requireUser } from "#lib/auth/session.ts";
import { settingsTexts as texts } from "#lib/texts/en/settings.ts";
import { pageData } from "#lib/transport/page.ts";
import { readWorkspace } from "#lib/workspaces/read-workspace.ts";
import { renameWithForm } from "./actions.ts";

export const metadata: Metadata = { title: texts.settings };

export default async function GeneralSettings({ params }: { params: Promise<{ workspace: string }> }) {
  const actor = await requireUser();
  const { slug, name, mayRename } = await pageData(readWorkspace(actor, await params));
  return (
    <SettingsSection title={texts.sections.general} intro={mayRename ? undefined : texts.onlyOwners}>
      {mayRename ? (
        <NameForm
          submit={renameWithForm}
          label={texts.workspaceName}
          hint={texts.workspaceAddress(`/w/${slug}`)}
          name={name}
          workspace={slug}
        />
      ) : (
        <p className="font-serif text-xl">{name}</p>
      )}
    </SettingsSection>
  );
}
