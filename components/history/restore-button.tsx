"use client";

import { RotateCcw } from "lucide-react";
import { useRouter } from "next/navigation";
import { useFormStatus } from "react-dom";
import { answerOf } from "#components/shell/answer-of.ts";
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
    // A form, because React keeps a submission that comes before its script is there.
    <form action={bringBack}>
      <Submit />
    </form>
  );
}

function Submit() {
  const { pending } = useFormStatus();
  return (
    <Button type="submit" variant="primary" size="small" pending={pending}>
      <RotateCcw aria-hidden />
      {historyTexts.restore}
    </Button>
  );
}
