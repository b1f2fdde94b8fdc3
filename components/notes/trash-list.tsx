"use client";

import { startTransition, useOptimistic, useState } from "react";
import { valueOrTell } from "#components/shell/value-or-tell.ts";
import { Button } from "#components/ui/button.tsx";
import { Dialog, DialogContent } from "#components/ui/dialog.tsx";
import { RelativeTime } from "#components/ui/relative-time.tsx";
import { tell } from "#components/ui/toast.tsx";
import type { TrashedNote } from "#lib/notes/list-trash.ts";
import { notesTexts, titleOr } from "#lib/texts/en/notes.ts";
import { pagesTexts } from "#lib/texts/en/pages.ts";
import type { ActionResult } from "#lib/transport/action-result.ts";

const texts = pagesTexts.trash;

type NoteAction = (note: { id: string }) => Promise<ActionResult<unknown>>;

/** What is in the trash. Restoring needs no question; deleting for ever cannot be taken back, so it asks. */
export function TrashList({
  notes,
  restoreNote,
  deleteNote,
}: {
  notes: TrashedNote[];
  restoreNote: NoteAction;
  deleteNote: NoteAction;
}) {
  const [shown, leave] = useOptimistic(notes, (before, id: string) =>
    before.filter((note) => note.id !== id),
  );
  const [doomed, setDoomed] = useState<TrashedNote | null>(null);

  const run = ({ id }: TrashedNote, act: NoteAction, done: string) =>
    startTransition(async () => {
      leave(id);
      if (await valueOrTell(act({ id }))) tell(done);
    });

  return (
    <>
      <ul className="flex flex-col">
        {shown.map((note) => (
          <TrashRow
            key={note.id}
            note={note}
            restore={() => run(note, restoreNote, notesTexts.restored(titleOr(note.title)))}
            remove={() => setDoomed(note)}
          />
        ))}
      </ul>
      {doomed && (
        <DeleteDialog
          note={doomed}
          close={() => setDoomed(null)}
          confirm={() => run(doomed, deleteNote, texts.removed(titleOr(doomed.title)))}
        />
      )}
    </>
  );
}

function TrashRow({ note, restore, remove }: { note: TrashedNote; restore: () => void; remove: () => void }) {
  const title = titleOr(note.title);
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-2 border-b border-line py-3 last:border-b-0">
      <div className="min-w-48 flex-1 max-sm:basis-full">
        <p className="truncate font-serif text-lg">{title}</p>
        <p className="flex flex-wrap gap-x-1.5 text-sm text-ink-faint">
          <span>{note.notebook.name}</span>
          <span aria-hidden>·</span>
          <RelativeTime at={note.trashedAt} />
          {note.trashedBy !== null && <span>{texts.trashedBy(note.trashedBy)}</span>}
          {note.notes > 1 && (
            <>
              <span aria-hidden>·</span>
              <span>{texts.together(note.notes)}</span>
            </>
          )}
        </p>
      </div>
      <Button size="small" aria-label={texts.restoreNamed(title)} onClick={restore}>
        {texts.restore}
      </Button>
      {note.mayDelete && (
        <Button
          size="small"
          variant="quiet"
          className="text-danger!"
          aria-label={texts.removeNamed(title)}
          onClick={remove}
        >
          {texts.remove}
        </Button>
      )}
    </li>
  );
}

function DeleteDialog({
  note,
  close,
  confirm,
}: {
  note: TrashedNote;
  close: () => void;
  confirm: () => void;
}) {
  return (
    <Dialog open onOpenChange={(open) => !open && close()}>
      <DialogContent
        title={texts.confirmTitle(titleOr(note.title))}
        description={texts.confirm(note.notes)}
        footer={
          <>
            <Button variant="quiet" onClick={close}>
              {texts.cancel}
            </Button>
            <Button
              variant="danger"
              onClick={() => {
                confirm();
                close();
              }}
            >
              {texts.remove}
            </Button>
          </>
        }
      />
    </Dialog>
  );
}
