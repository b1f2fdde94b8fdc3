"use client";

import Link from "next/link";
import type { ReactNode } from "react";
import { useTransition } from "react";
import { SettingsSection } from "#components/accounts/settings-section.tsx";
import { answerOf } from "#components/shell/answer-of.ts";
import { Button, buttonClasses } from "#components/ui/button.tsx";
import { tellFailure } from "#components/ui/toast.tsx";
import { importTexts as texts } from "#lib/texts/en/import.ts";
import type { ReadImport } from "#lib/transfer/import/read-import.ts";
import type { ImportRef, StartImport } from "#lib/transfer/schema.ts";
import type { ActionResult } from "#lib/transport/action-result.ts";
import { ImportItems, type ItemPage } from "./import-items.tsx";
import { ImportReportView } from "./import-report.tsx";
import { ProgressBar } from "./progress-bar.tsx";
import { StartForm } from "./start-form.tsx";
import { useImportProgress } from "./use-import-progress.ts";

export interface ImportActions {
  start(input: StartImport): Promise<ActionResult<void>>;
  cancel(input: ImportRef): Promise<ActionResult<void>>;
}

interface Props {
  workspace: string;
  found: ReadImport;
  notebooks: { id: string; name: string }[];
  mayMakeNotebook: boolean;
  skipped: ItemPage;
  warned: ItemPage;
  actions: ImportActions;
}

/** One import: what becomes of its files, how far it has come, how it ended. */
export function ImportView(props: Props) {
  const { workspace, skipped, warned } = props;
  const found = useImportProgress(props.found);
  const { id, report, status } = found;
  const shown = report && status !== "cancelled" && status !== "failed";
  return (
    <div className="flex flex-col gap-10">
      <Link href={`/w/${workspace}/settings/import`} className="self-start text-sm text-ink-soft underline">
        {texts.allImports}
      </Link>
      <Stage {...props} found={found} />
      {shown && (
        <>
          <ImportItems id={id} which="skipped" title={texts.leftOut} first={skipped} />
          <ImportItems id={id} which="warned" title={texts.changed} first={warned} />
        </>
      )}
    </div>
  );
}

function Stage({ workspace, found, notebooks, mayMakeNotebook, actions }: Props) {
  const { status, name, total, done, report, failure } = found;
  switch (status) {
    case "reading":
      return (
        <Working title={texts.reading} hint={texts.readingHint} found={found} actions={actions}>
          <ProgressBar
            label={texts.progressLabel}
            value={done}
            max={total}
            text={texts.filesLookedAt(done, total)}
          />
        </Working>
      );
    case "ready":
      return (
        <SettingsSection title={texts.readyTitle(name)} intro={found.source && texts.looksLike(found.source)}>
          {report && <ImportReportView report={report} />}
          <StartForm
            found={found}
            notebooks={notebooks}
            mayMakeNotebook={mayMakeNotebook}
            actions={actions}
          />
        </SettingsSection>
      );
    case "running":
      return (
        <Working title={texts.running} hint={texts.runningHint} found={found} actions={actions}>
          <ProgressBar
            label={texts.progressLabel}
            value={done}
            max={total}
            text={texts.written(done, total)}
          />
        </Working>
      );
    case "undoing":
      return (
        <SettingsSection title={texts.undoing}>
          <p role="status">{failure ?? texts.cancelledHint}</p>
        </SettingsSection>
      );
    case "done":
      return (
        <Ended title={texts.done(noteCount(report))} hint={texts.doneHint} workspace={workspace} toNotes />
      );
    case "cancelled":
      return <Ended title={texts.cancelled} hint={texts.cancelledHint} workspace={workspace} />;
    case "failed":
      return <Ended title={texts.failed} hint={String(failure)} workspace={workspace} />;
  }
}

function Working(props: {
  title: string;
  hint: string;
  found: ReadImport;
  actions: ImportActions;
  children: ReactNode;
}) {
  const { title, hint, found, actions, children } = props;
  const [pending, start] = useTransition();
  const cancel = () =>
    start(async () => {
      const result = await answerOf(actions.cancel({ id: found.id }));
      if (!result.ok) tellFailure(result.message);
    });
  return (
    <SettingsSection title={title} intro={hint}>
      {children}
      <div>
        <Button pending={pending} onClick={cancel}>
          {texts.cancel}
        </Button>
      </div>
    </SettingsSection>
  );
}

function Ended(props: { title: string; hint: string; workspace: string; toNotes?: boolean }) {
  const { title, hint, workspace, toNotes = false } = props;
  return (
    <SettingsSection title={title}>
      <p role="status" className="text-pretty">
        {hint}
      </p>
      <div className="flex flex-wrap gap-2">
        {toNotes && (
          <Link href={`/w/${workspace}`} className={buttonClasses("primary")}>
            {texts.goToNotes}
          </Link>
        )}
        <Link href={`/w/${workspace}/settings/import`} className={buttonClasses("secondary")}>
          {texts.another}
        </Link>
      </div>
    </SettingsSection>
  );
}

/** Folders that become notes are notes, too. */
function noteCount(report: ReadImport["report"]): number {
  return report ? report.notes + report.folders : 0;
}
