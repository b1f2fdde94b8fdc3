"use client";

import { ExternalLink } from "lucide-react";
import { useEffect, useState, type ReactNode } from "react";
import { Avatar } from "#components/ui/avatar.tsx";
import { Button } from "#components/ui/button.tsx";
import { useShell } from "#components/shell/shell-context.tsx";
import { Dialog, DialogContent } from "#components/ui/dialog.tsx";
import { editorTexts } from "#lib/texts/en/editor.ts";
import { answerOf } from "../answer-of.ts";
import type { NoteActions, NotebookAccess, NotePlace } from "../note-page.ts";
import { CopyButton } from "./copy-button.tsx";
import type { Publishing } from "./use-publishing.ts";

/** Who can read a note: people with access, those who get its link, and everybody once it is published. */
export function ShareDialog({
  close,
  note,
  publishing,
  actions,
}: {
  close: () => void;
  note: NotePlace;
  publishing: Publishing;
  actions: NoteActions;
}) {
  const { show } = useShell();
  return (
    <Dialog open onOpenChange={(open) => !open && close()}>
      <DialogContent title={editorTexts.shareTitle}>
        <Section title={editorTexts.whoCanRead}>
          <WhoCanRead notebook={note.notebook.id} load={actions.notebookAccess} />
          {note.access === "manage" && (
            <Button
              size="small"
              className="self-start"
              onClick={() => {
                close();
                show({ kind: "access", id: note.notebook.id });
              }}
            >
              {editorTexts.manageAccess}
            </Button>
          )}
        </Section>
        <Section title={editorTexts.linkForMembers}>
          <Address path={note.url} label={editorTexts.copyLink} />
        </Section>
        <Section title={editorTexts.onTheWeb}>
          <OnTheWeb publishing={publishing} />
        </Section>
      </DialogContent>
    </Dialog>
  );
}

function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="flex flex-col gap-2">
      <h3 className="text-sm font-semibold">{title}</h3>
      {children}
    </section>
  );
}

function WhoCanRead({ notebook, load }: { notebook: string; load: NoteActions["notebookAccess"] }) {
  const [access, setAccess] = useState<NotebookAccess | string | null>(null);
  useEffect(() => {
    let current = true;
    void answerOf(load({ id: notebook })).then((answer) => {
      if (current) setAccess(answer.ok ? answer.value : answer.message);
    });
    return () => {
      current = false;
    };
  }, [notebook, load]);
  if (access === null) return <div className="h-5" aria-busy />;
  if (typeof access === "string") return <p className="text-sm text-danger">{access}</p>;
  return (
    <>
      <p className="text-sm text-ink-soft">
        {access.visibility === "open"
          ? editorTexts.openNotebook(access.name)
          : editorTexts.privateNotebook(access.name)}
      </p>
      {access.members.length > 0 && (
        <ul className="flex max-h-56 flex-col gap-1.5 overflow-y-auto">
          {access.members.map(({ userId, name, access: level }) => (
            <li key={userId} className="flex items-center gap-2 text-sm">
              <Avatar id={userId} name={name} size="small" />
              <span className="truncate">{name}</span>
              <span className="ml-auto text-ink-soft">{editorTexts.access[level]}</span>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

function Address({ path, label }: { path: string; label: string }) {
  const absolute = () => new URL(path, location.href).href;
  return (
    <div className="flex items-center gap-2 rounded-md border border-line bg-paper px-2.5 py-1.5 text-sm">
      <span className="min-w-0 flex-1 truncate text-ink-soft">{path}</span>
      <CopyButton text={absolute} label={label} />
    </div>
  );
}

function OnTheWeb({ publishing }: { publishing: Publishing }) {
  const { publication, mayPublish, pending, publish, unpublish } = publishing;
  return (
    <>
      <p className="text-sm text-ink-soft">
        {publication ? editorTexts.publishedAt : editorTexts.notPublished}
      </p>
      {publication && <Address path={publication.url} label={editorTexts.copyPublicLink} />}
      {publication?.changed && <p className="text-sm text-ink-soft">{editorTexts.unpublishedChanges}</p>}
      <div className="flex flex-wrap gap-2">
        {mayPublish && (
          <Button
            size="small"
            variant={publication ? "secondary" : "primary"}
            pending={pending}
            onClick={publish}
          >
            {publication ? editorTexts.publishChanges : editorTexts.publish}
          </Button>
        )}
        {mayPublish && publication && (
          <Button size="small" variant="quiet" pending={pending} onClick={unpublish}>
            {editorTexts.unpublish}
          </Button>
        )}
        {publication && (
          <Button asChild size="small" variant="quiet">
            <a href={publication.url} target="_blank" rel="noopener">
              {editorTexts.publicPage}
              <ExternalLink aria-hidden />
            </a>
          </Button>
        )}
      </div>
    </>
  );
}
