import { RevisionView } from "#components/history/revision-view.tsx";
import { requireUser } from "#lib/auth/session.ts";
import { drawDiagrams } from "#lib/diagrams/draw-diagrams.ts";
import { renderBody } from "#lib/editor/html.ts";
import { noteFor } from "#lib/links/note-for.ts";
import type { ReadNote } from "#lib/notes/read-note.ts";
import { allows } from "#lib/permissions/access.ts";
import { readRevision } from "#lib/revisions/read-revision.ts";
import { pageData } from "#lib/transport/page.ts";
import { restoreNoteRevision } from "./actions.ts";

/** Loads a revision and shows it. */
export async function ShownRevision({ note, number }: { note: ReadNote; number: number }) {
  const actor = await requireUser();
  const { content, links, ...revision } = await pageData(readRevision(actor, { note: note.id, number }));
  const diagrams = await drawDiagrams(content.body, { withinMs: 300 });
  return (
    <RevisionView
      note={{ id: note.id, url: note.url }}
      revision={revision}
      html={renderBody(content.body, { note: noteFor(links), diagrams })}
      mayRestore={allows(note.access, "edit")}
      restore={restoreNoteRevision}
    />
  );
}
