"use client";

import { BookPlus, NotebookPen } from "lucide-react";
import { Button } from "#components/ui/button.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { notesTexts } from "#lib/texts/en/notes.ts";
import { pagesTexts } from "#lib/texts/en/pages.ts";
import { FirstNoteButton } from "./first-note-button.tsx";
import { useShell } from "./shell-context.tsx";

const texts = pagesTexts.home;

/** A home without notes: it offers what comes first, or says why there is nothing to do. */
export function NothingYet() {
  const { index, show, workspace } = useShell();
  if ([...index.values()].some(({ kind, mayEdit }) => kind === "notebook" && mayEdit))
    return (
      <EmptyState icon={NotebookPen} title={texts.empty} action={<FirstNoteButton />}>
        {texts.emptyHint}
      </EmptyState>
    );
  if (workspace.mayCreateNotebook)
    return (
      <EmptyState
        icon={BookPlus}
        title={texts.emptyWorkspace}
        action={
          <Button variant="primary" onClick={() => show({ kind: "new-notebook" })}>
            {notesTexts.newNotebook}
          </Button>
        }
      >
        {texts.emptyWorkspaceHint}
      </EmptyState>
    );
  return (
    <EmptyState icon={NotebookPen} title={texts.emptyReader}>
      {texts.emptyReaderHint}
    </EmptyState>
  );
}
