import type { Metadata } from "next";
import { SettingsSection } from "#components/accounts/settings-section.tsx";
import { ImportList } from "#components/transfer/import-list.tsx";
import { UploadForm } from "#components/transfer/upload-form.tsx";
import { requireUser } from "#lib/auth/session.ts";
import { importTexts as texts } from "#lib/texts/en/import.ts";
import { listImports } from "#lib/transfer/import/read-import.ts";
import { pageData } from "#lib/transport/page.ts";

export const metadata: Metadata = { title: texts.title };

export default async function ImportSettings({ params }: { params: Promise<{ workspace: string }> }) {
  const { workspace } = await params;
  const imports = await pageData(listImports(await requireUser(), { workspace }));
  return (
    <div className="flex flex-col gap-12">
      <SettingsSection title={texts.title} intro={texts.intro}>
        <UploadForm workspace={workspace} />
      </SettingsSection>
      {imports.length > 0 && (
        <SettingsSection title={texts.yours}>
          <ImportList workspace={workspace} imports={imports} />
        </SettingsSection>
      )}
    </div>
  );
}
