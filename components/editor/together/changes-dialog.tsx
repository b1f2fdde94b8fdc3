"use client";

import { useEffect, useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { Dialog, DialogContent } from "#components/ui/dialog.tsx";
import { Skeleton } from "#components/ui/skeleton.tsx";
import { togetherTexts as texts } from "#lib/texts/en/together.ts";
import { readChanges, type ShownChanges } from "./visits-client.ts";
import "./difference.css";

/** What changed in the note since one last read it, word by word. */
export function ChangesDialog({
  noteId,
  close,
  seen,
}: {
  noteId: string;
  close: () => void;
  /** They were shown, and one is done with them. */
  seen: () => void;
}) {
  const [changes, setChanges] = useState<ShownChanges | "none" | null>(null);
  useEffect(() => {
    let current = true;
    void readChanges(noteId).then((read) => {
      if (current) setChanges(read ?? "none");
    });
    return () => {
      current = false;
    };
  }, [noteId]);
  const read = changes !== null && changes !== "none";
  const leave = read ? seen : close;
  return (
    <Dialog open onOpenChange={(open) => !open && leave()}>
      <DialogContent
        width="wide"
        title={texts.changesTitle}
        description={
          read ? texts.changesSince(new Date(changes.since), changes.askedAt) : texts.changesLegend
        }
        footer={
          <Button variant="primary" onClick={leave}>
            {texts.done}
          </Button>
        }
      >
        {changes === null && <Skeleton label={texts.loadingChanges} lines={4} />}
        {changes === "none" && <p className="text-danger">{texts.changesFailed}</p>}
        {read && <Difference {...changes} />}
      </DialogContent>
    </Dialog>
  );
}

function Difference({ title, tags, body }: ShownChanges) {
  return (
    <article aria-label={texts.changesTitle} className="note difference">
      {title !== null && <p className="difference-title" dangerouslySetInnerHTML={{ __html: title }} />}
      {tags !== null && (
        <p className="difference-tags">
          {texts.tags} <span dangerouslySetInnerHTML={{ __html: tags }} />
        </p>
      )}
      <div className="prose" dangerouslySetInnerHTML={{ __html: body }} />
    </article>
  );
}
