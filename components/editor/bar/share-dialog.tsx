"use client";

import { ExternalLink } from "lucide-react";
import type { ReactNode } from "react";
import { Button } from "#components/ui/button.tsx";
import { useShell } from "#components/shell/shell-context.tsx";
import { AccessRequests } from "#components/sharing/access-requests.tsx";
import { AddPeople } from "#components/sharing/add-people.tsx";
import { useSharing } from "#components/sharing/use-sharing.ts";
import { WhoHasAccess } from "#components/sharing/who-has-access.tsx";
import { Dialog, DialogContent } from "#components/ui/dialog.tsx";
import { editorTexts } from "#lib/texts/en/editor.ts";
import { sharingTexts } from "#lib/texts/en/sharing.ts";
import type { NoteActions, NotePlace } from "../note-page.ts";
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
  return (
    <Dialog open onOpenChange={(open) => !open && close()}>
      <DialogContent title={editorTexts.shareTitle}>
        <People {...{ note, actions, close }} />
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

function People({ note, actions, close }: { note: NotePlace; actions: NoteActions; close: () => void }) {
  const { index, show } = useShell();
  const { sharing, failure, acts } = useSharing(note.id, actions.sharing);
  return (
    <>
      {sharing && sharing.requests.length > 0 && (
        <Section title={sharingTexts.requests}>
          <AccessRequests {...{ sharing, acts }} />
        </Section>
      )}
      <Section title={sharingTexts.title}>
        {failure !== null && <p className="text-sm text-danger">{failure}</p>}
        {!sharing && failure === null && <div className="h-24" aria-busy />}
        {sharing && (
          <>
            <p className="text-sm text-ink-soft">
              {sharing.notebook.visibility === "open"
                ? editorTexts.openNotebook(sharing.notebook.name)
                : editorTexts.privateNotebook(sharing.notebook.name)}
            </p>
            <WhoHasAccess {...{ sharing, acts }} />
          </>
        )}
        {/* There from the beginning, so that it is what has the focus then. */}
        {index.get(note.notebook.id)?.mayManage && (
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
      {sharing?.access === "manage" && (
        <Section title={sharingTexts.add}>
          <AddPeople {...{ sharing, acts }} />
        </Section>
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
