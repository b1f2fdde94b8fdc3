import { tellFailure } from "#components/ui/toast.tsx";
import { notesTexts } from "#lib/texts/en/notes.ts";
import type { ActionResult } from "#lib/transport/action-result.ts";

/** Waits for an action. When it did not work, says why, and answers nothing. */
export async function answerOf<Value>(
  asking: Promise<ActionResult<Value>>,
): Promise<{ value: Value } | undefined> {
  try {
    const answer = await asking;
    if (answer.ok) return { value: answer.value };
    tellFailure(answer.message);
  } catch (error) {
    // Next rejects with a TypeError of fetch when the network is gone; anything else is ours to hear of.
    if (!(error instanceof TypeError)) throw error;
    tellFailure(notesTexts.failedOffline);
  }
  return undefined;
}
