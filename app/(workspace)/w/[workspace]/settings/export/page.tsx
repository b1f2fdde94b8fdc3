import type { Metadata } from "next";
import { SettingsSection } from "#components/accounts/settings-section.tsx";
import { ExportForm } from "#components/transfer/export-form.tsx";
import { ExportList } from "#components/transfer/export-list.tsx";
import { requireUser } from "#lib/auth/session.ts";
import { listNotebooks } from "#lib/notes/list-notebooks.ts";
import { exportTexts as texts } from "#lib/texts/en/export.ts";
import { listExports } from "#lib/transfer/export/list-exports.ts";
import { pageData } from "#lib/transport/page.ts";
import { list, start } from "./actions.ts";

export const metadata: Metadata = { title: texts.title };

export default async function ExportSettings({ params }: { params: Promise<{ workspace: string }> }) {
  const { workspace } = await params;
  const actor = await requireUser();
  const [notebooks, exports] = await Promise.all([
    pageData(listNotebooks(actor, { workspace })),
    pageData(listExports(actor, { workspace })),
  ]);
  return (
    <div className="flex flex-col gap-12">
      <SettingsSection title={texts.title} intro={texts.intro}>
        <ExportForm
          workspace={workspace}
          notebooks={notebooks.map(({ id, name }) => ({ id, name }))}
          start={start}
        />
      </SettingsSection>
      {exports.length > 0 && (
        <SettingsSection title={texts.yours} intro={texts.yoursIntro}>
          <ExportList workspace={workspace} exports={exports} list={list} />
        </SettingsSection>
      )}
    </div>
  );
}
