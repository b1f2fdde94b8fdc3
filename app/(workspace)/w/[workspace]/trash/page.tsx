import { Trash2 } from "lucide-react";
import type { Metadata } from "next";
import { TrashList } from "#components/notes/trash-list.tsx";
import { PageFrame } from "#components/shell/page-frame.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { requireUser } from "#lib/auth/session.ts";
import { listTrash } from "#lib/notes/list-trash.ts";
import { pagesTexts } from "#lib/texts/en/pages.ts";
import { pageData } from "#lib/transport/page.ts";
import { deleteNote, restoreNote } from "../actions.ts";

const texts = pagesTexts.trash;

export const metadata: Metadata = { title: texts.title };

/** The notes that were put away: to restore, or to delete for ever. */
export default async function TrashPage({ params }: { params: Promise<{ workspace: string }> }) {
  const notes = await pageData(listTrash(await requireUser(), await params));
  return (
    <PageFrame title={texts.title}>
      {notes.length > 0 ? (
        <>
          <p className="text-ink-soft">{texts.hint}</p>
          <TrashList notes={notes} restoreNote={restoreNote} deleteNote={deleteNote} />
        </>
      ) : (
        <EmptyState icon={Trash2} title={texts.empty}>
          {texts.emptyHint}
        </EmptyState>
      )}
    </PageFrame>
  );
}
