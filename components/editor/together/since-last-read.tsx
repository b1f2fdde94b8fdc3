"use client";

import { useEffect, useRef, useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { onDemand } from "#components/ui/on-demand.tsx";
import { togetherTexts as texts } from "#lib/texts/en/together.ts";
import type { NoteStore } from "../live/note-store.ts";
import type { AskedChanges } from "./visits-client.ts";
import { watchVisit, type Visit } from "./watch-visit.ts";

const ChangesDialog = onDemand(async () => (await import("./changes-dialog.tsx")).ChangesDialog);

/** Offers what others changed since one last read the note. */
export function SinceLastRead({ noteId, store }: { noteId: string; store: NoteStore }) {
  const [offered, setOffered] = useState<AskedChanges | null>(null);
  const [shown, setShown] = useState(false);
  const visit = useRef<Visit | null>(null);
  useEffect(() => {
    const watched = watchVisit(noteId, store, setOffered);
    visit.current = watched;
    return () => watched.end();
  }, [noteId, store]);
  const settle = () => visit.current?.settle();
  if (!offered) return null;
  return (
    <section
      aria-label={texts.changesOffered}
      className="flex flex-wrap items-center gap-x-3 gap-y-1 border-y border-line bg-paper-side px-5 py-1 text-sm text-ink-soft"
    >
      <p className="min-w-0">
        {texts.changedBy(
          offered.people.map(({ name }) => name),
          new Date(offered.since),
          offered.askedAt,
        )}
      </p>
      <span className="flex gap-1">
        <Button size="small" variant="quiet" className="text-accent" onClick={() => setShown(true)}>
          {texts.showChanges}
        </Button>
        <Button size="small" variant="quiet" onClick={settle}>
          {texts.dismissChanges}
        </Button>
      </span>
      {shown && (
        <ChangesDialog
          noteId={noteId}
          close={() => setShown(false)}
          seen={() => {
            setShown(false);
            settle();
          }}
        />
      )}
    </section>
  );
}
