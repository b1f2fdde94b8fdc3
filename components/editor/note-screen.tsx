"use client";

import dynamic from "next/dynamic";
import { useCallback, useEffect, useRef, useState, type ReactNode } from "react";
import { publishTitle } from "#components/shell/live-titles.ts";
import { useShell } from "#components/shell/shell-context.tsx";
import { late, onDemand } from "#components/ui/on-demand.tsx";
import type { LiveLinks } from "#lib/links/live-links.ts";
import { NoteBar } from "./bar/note-bar.tsx";
import { NoteNotice } from "./bar/note-notice.tsx";
import { PublicationStrip } from "./bar/publication-strip.tsx";
import { usePublishing } from "./bar/use-publishing.ts";
import { LinkedHere } from "./links/linked-here.tsx";
import { scrollToFragment } from "./links/scroll-to-fragment.ts";
import { StoredLinksProvider } from "./links/stored-links.tsx";
import { LiveBoundary } from "./live-boundary.tsx";
import { openingAttributes, storeFor } from "./live/first-note.ts";
import type { NoteActions, NotePlace, NotePublishing } from "./note-page.ts";
import { useOutlineOpen } from "./outline/outline-open.ts";
import { useDocumentTitle } from "./use-document-title.ts";
import { useNoteShortcuts } from "./use-note-shortcuts.ts";
import { useRevisionSaving } from "./use-revision-saving.ts";
import "./comments-room.css";
import "./print.css";
import "./prose.css";
import "./editor.css";
import "./live/typing.css";
import "./blocks.css";
import "./links/links.css";

// Part of the server's rendering, where it is empty, so that the page names its script and it comes with the others.
const LiveNote = dynamic(() => import("./live/live-note.tsx"));
const BesideNote = late(async () => (await import("./together/beside-note.tsx")).BesideNote);
const ShortcutsDialog = onDemand(async () => (await import("./bar/shortcuts-dialog.tsx")).ShortcutsDialog);

/** A note's page: the stored text at once, and the live editor in its place as soon as it holds the note. */
export function NoteScreen({
  note,
  published,
  links,
  actions,
  children,
}: {
  note: NotePlace;
  published: NotePublishing;
  /** What the viewer may know of the notes that this one links to. */
  links: LiveLinks;
  actions: NoteActions;
  /** The stored title and body, rendered by the server. */
  children: ReactNode;
}) {
  const { id: userId, name } = useShell().user;
  const viewer = { id: userId, name };
  const [store] = useState(() => storeFor(note.id));
  const [live, setLive] = useState(false);
  const [help, setHelp] = useState(false);
  const outline = useOutlineOpen();
  const title = useRef(note.title);
  const mayEdit = note.access === "edit" || note.access === "manage";
  const publishing = usePublishing({ note, published, actions, store });
  const saveRevision = useRevisionSaving({ noteId: note.id, store, save: actions.saveRevision });
  useNoteShortcuts({ onSave: mayEdit ? saveRevision : null, onHelp: () => setHelp(true) });
  useEffect(() => {
    if (!mayEdit) store.set({ obstacle: "may-not-edit" });
  }, [mayEdit, store]);

  const article = useRef<HTMLElement>(null);
  useEffect(() => {
    const show = () => article.current && scrollToFragment(article.current);
    show();
    addEventListener("hashchange", show);
    return () => removeEventListener("hashchange", show);
    // oxlint-disable-next-line react/exhaustive-effect-dependencies -- once for the stored text, and again for the editor that takes its place
  }, [live]);

  const showInTab = useDocumentTitle(note.title);
  const onTitle = useCallback(
    (text: string) => {
      title.current = text.trim();
      publishTitle(note.id, title.current);
      showInTab(title.current);
    },
    [note.id, showInTab],
  );

  return (
    <div className="flex min-h-[calc(100dvh-3rem)] flex-col md:min-h-dvh">
      <NoteBar
        {...{ note, store, publishing, actions }}
        currentTitle={() => title.current}
        onHelp={() => setHelp(true)}
      />
      <NoteNotice store={store} />
      {live && <BesideNote noteId={note.id} store={store} />}
      <PublicationStrip publishing={publishing} />
      <article
        ref={article}
        {...openingAttributes({ noteId: note.id, viewer, mayEdit })}
        data-outline={outline || undefined}
        className="note mx-auto w-full max-w-reading flex-1 px-5 pt-10 sm:px-8 sm:pt-16 lg:px-0"
      >
        {!live && children}
        <LiveBoundary
          onBroken={() => {
            setLive(false);
            store.set({ obstacle: "broken", editable: false });
          }}
        >
          <StoredLinksProvider links={links}>
            <LiveNote
              noteId={note.id}
              {...{ viewer, mayEdit, store, onTitle }}
              threadActions={actions.threads}
              onLive={() => setLive(true)}
              onChange={publishing.noteChanged}
            />
          </StoredLinksProvider>
        </LiveBoundary>
      </article>
      {live && <LinkedHere noteId={note.id} />}
      {help && <ShortcutsDialog close={() => setHelp(false)} />}
    </div>
  );
}
