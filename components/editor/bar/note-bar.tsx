"use client";

import { Globe, History, TableOfContents, UserRoundPlus } from "lucide-react";
import Link from "next/link";
import { Button, buttonClasses } from "#components/ui/button.tsx";
import { IconButton } from "#components/ui/icon-button.tsx";
import { onDemand } from "#components/ui/on-demand.tsx";
import { editorTexts } from "#lib/texts/en/editor.ts";
import type { NoteStore } from "../live/note-store.ts";
import type { NoteActions, NotePlace } from "../note-page.ts";
import { setOutlineOpen, useOutlineOpen } from "../outline/outline-open.ts";
import { CommentsButton } from "#components/comments/comments-button.tsx";
import { NoteMenu } from "./note-menu.tsx";
import { NotePath } from "./note-path.tsx";
import { Presence } from "./presence.tsx";
import { SaveStatus } from "./save-status.tsx";
import type { Publishing } from "./use-publishing.ts";
import { useSharingOpen } from "./use-sharing-open.ts";

const ShareDialog = onDemand(async () => (await import("./share-dialog.tsx")).ShareDialog);

/** Above a note: where it is, who is here, what is saved, and what can be done with it. */
export function NoteBar({
  note,
  store,
  publishing,
  actions,
  currentTitle,
  onHelp,
}: {
  note: NotePlace;
  store: NoteStore;
  publishing: Publishing;
  actions: NoteActions;
  currentTitle: () => string;
  onHelp: () => void;
}) {
  const [sharing, setSharing] = useSharingOpen();
  const outline = useOutlineOpen();
  return (
    <header className="sticky top-12 z-20 flex min-h-12 items-center gap-3 bg-paper px-5 py-2 md:top-0">
      <div className="quiet-while-writing min-w-0">
        <NotePath note={note} />
      </div>
      <div className="ml-auto flex items-center gap-1.5 sm:gap-2">
        <SaveStatus store={store} />
        <Presence store={store} />
        <div className="quiet-while-writing flex items-center gap-1.5 sm:gap-2">
          <Button size="small" variant="quiet" onClick={() => setSharing(true)} title={editorTexts.share}>
            <UserRoundPlus className="lg:hidden" aria-hidden />
            <span className="max-lg:sr-only">{editorTexts.share}</span>
          </Button>
          {publishing.mayPublish && !publishing.publication && (
            <Button
              size="small"
              variant="quiet"
              pending={publishing.pending}
              onClick={publishing.publish}
              title={editorTexts.publish}
            >
              <Globe className="lg:hidden" aria-hidden />
              <span className="max-lg:sr-only">{editorTexts.publish}</span>
            </Button>
          )}
          <Link
            href={`${note.url}/history`}
            className={buttonClasses("quiet", "small")}
            title={editorTexts.history}
            prefetch={false}
          >
            <History className="lg:hidden" aria-hidden />
            <span className="max-lg:sr-only">{editorTexts.history}</span>
          </Link>
          <CommentsButton store={store} />
          <IconButton
            label={editorTexts.outline}
            className="max-sm:hidden"
            aria-pressed={outline}
            onClick={() => setOutlineOpen(!outline)}
          >
            <TableOfContents aria-hidden />
          </IconButton>
          <NoteMenu {...{ note, actions, currentTitle, onHelp }} />
        </div>
      </div>
      {sharing && <ShareDialog close={() => setSharing(false)} {...{ note, publishing, actions }} />}
    </header>
  );
}
