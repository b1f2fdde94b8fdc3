"use client";

import { RotateCcw } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { answerOf } from "#components/editor/answer-of.ts";
import { Button } from "#components/ui/button.tsx";
import { tell, tellFailure } from "#components/ui/toast.tsx";
import { historyTexts } from "#lib/texts/en/history.ts";
import type { Restoring } from "./revision-view.tsx";

/** Makes the note say again what this revision says. It can be taken back, so it does not ask. */
export function RestoreButton({
  note,
  number,
  restore,
}: {
  note: { id: string; url: string };
  number: number;
} & Restoring) {
  const router = useRouter();
  const [pending, setPending] = useState(false);

  async function bringBack(): Promise<void> {
    const answer = await answerOf(restore({ note: note.id, number }));
    if (!answer.ok) return tellFailure(answer.message);
    const { previous } = answer.value;
    router.push(note.url);
    tell(historyTexts.restored(number), {
      label: historyTexts.undo,
      run: () => {
        void answerOf(restore({ note: note.id, number: previous })).then((undone) => {
          if (undone.ok) tell(historyTexts.undone);
          else tellFailure(undone.message);
        });
      },
    });
  }

  return (
    <Button
      variant="primary"
      size="small"
      pending={pending}
      onClick={() => {
        setPending(true);
        void bringBack().finally(() => setPending(false));
      }}
    >
      <RotateCcw aria-hidden />
      {historyTexts.restore}
    </Button>
  );
}
