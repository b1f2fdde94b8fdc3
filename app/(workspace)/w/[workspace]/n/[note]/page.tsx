import type { Metadata } from "next";
import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { cache } from "react";
import { NoteScreen } from "#components/editor/note-screen.tsx";
import { leaveHtml } from "#components/editor/stored-html.ts";
import { StoredNote } from "#components/editor/stored-note.tsx";
import { requireUser } from "#lib/auth/session.ts";
import { drawDiagrams } from "#lib/diagrams/draw-diagrams.ts";
import { renderBody } from "#lib/editor/html.ts";
import { noteFor } from "#lib/links/note-for.ts";
import { noteIdFrom } from "#lib/notes/note-url.ts";
import { readNotePage } from "#lib/notes/read-note-page.ts";
import { editorTexts } from "#lib/texts/en/editor.ts";
import { pageData } from "#lib/transport/page.ts";
import {
  decideRequest,
  moveToTrash,
  nameByEmail,
  namePerson,
  publish,
  readSharing,
  restoreFromTrash,
  saveNoteRevision,
  unnamePerson,
  unpublish,
} from "./actions.ts";
import * as threads from "./threads/actions.ts";

interface Props {
  params: Promise<{ workspace: string; note: string }>;
}

const load = cache(async (param: string) => {
  const actor = await requireUser();
  return await pageData(readNotePage(actor, { id: noteIdFrom(param) }));
});

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { note } = await load((await params).note);
  return { title: note.title || editorTexts.untitled };
}

/** A note. Its stored text is in the page itself; the editor follows. */
export default async function NotePage({ params }: Props) {
  const { workspace, note: param } = await params;
  const { note, publishing, ancestors } = await load(param);
  if (note.workspace.slug !== workspace) redirect(note.url);
  const { id, title, url, access, notebook } = note;
  const diagrams = await drawDiagrams(note.content.body, { withinMs: 300 });
  return (
    <NoteScreen
      key={id}
      note={{ id, title, url, access, notebook, ancestors, workspace: note.workspace }}
      links={note.links}
      published={{
        mayPublish: publishing.mayPublish,
        publication: publishing.publication && {
          url: publishing.publication.url,
          changed: publishing.publication.changed,
        },
      }}
      actions={{
        saveRevision: saveNoteRevision,
        publish,
        unpublish,
        trash: moveToTrash,
        restoreFromTrash,
        sharing: {
          read: readSharing,
          name: namePerson,
          unname: unnamePerson,
          nameByEmail,
          decide: decideRequest,
        },
        threads: {
          start: threads.startThread,
          reply: threads.replyInThread,
          edit: threads.changeComment,
          remove: threads.removeComment,
          putBack: threads.putBackComment,
          resolve: threads.resolve,
          reopen: threads.reopen,
          react: threads.reactTo,
          move: threads.moveToWords,
          markRead: threads.markThreadRead,
          markAllRead: threads.markNoteRead,
        },
      }}
    >
      <StoredNote
        id={id}
        title={title}
        tags={note.content.tags ?? []}
        workspace={workspace}
        body={await storedBody(renderBody(note.content.body, { note: noteFor(note.links), diagrams }))}
      />
    </NoteScreen>
  );
}

/** A navigation inside the application has no page whose text the browser could read; older browsers do not tell. */
async function storedBody(html: string): Promise<string | null> {
  const isPage = (await headers()).get("sec-fetch-dest") === "document";
  return isPage && leaveHtml(html) ? null : html;
}
