import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { ImportView } from "#components/transfer/import-view.tsx";
import { requireUser } from "#lib/auth/session.ts";
import { listNotebooks } from "#lib/notes/list-notebooks.ts";
import { importTexts as texts } from "#lib/texts/en/import.ts";
import { listImportItems, readImport } from "#lib/transfer/import/read-import.ts";
import { ImportRef } from "#lib/transfer/schema.ts";
import { pageData } from "#lib/transport/page.ts";
import { readWorkspace } from "#lib/workspaces/read-workspace.ts";
import { cancel, start } from "../actions.ts";

export const metadata: Metadata = { title: texts.title };

export default async function ImportPage({ params }: { params: Promise<{ workspace: string; id: string }> }) {
  const { workspace: slug, id } = await params;
  const ref = ImportRef.safeParse({ id });
  const actor = await requireUser();
  if (!ref.success) notFound();
  const found = await pageData(readImport(actor, ref.data));
  const list = async (which: "skipped" | "warned") =>
    found.report ? await listImportItems(actor, { id, which, after: -1 }) : { items: [], next: null };
  const [workspace, notebooks, skipped, warned] = await Promise.all([
    pageData(readWorkspace(actor, { workspace: slug })),
    pageData(listNotebooks(actor, { workspace: slug })),
    list("skipped"),
    list("warned"),
  ]);
  const writable = notebooks.filter(({ access }) => access === "edit" || access === "manage");
  return (
    <ImportView
      workspace={slug}
      found={found}
      notebooks={writable.map(({ id: notebook, name }) => ({ id: notebook, name }))}
      mayMakeNotebook={workspace.mayCreateNotebook}
      skipped={skipped}
      warned={warned}
      actions={{ start, cancel }}
    />
  );
}
