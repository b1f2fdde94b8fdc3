import { unstable_isUnrecognizedActionError as isUnrecognizedAction } from "next/navigation";
import { notesTexts } from "#lib/texts/en/notes.ts";
import type { ActionFailure, ActionResult } from "#lib/transport/action-result.ts";

/** What a server action answered; a server that cannot be reached, or is newer than this page, is an answer, too. */
export async function answerOf<Value>(asking: Promise<ActionResult<Value>>): Promise<ActionResult<Value>> {
  try {
    return await asking;
  } catch (error) {
    if (isUnrecognizedAction(error)) return unavailable(notesTexts.failedUpdated);
    // Next rejects with a TypeError of fetch when the network is gone; anything else is ours to hear of.
    if (!(error instanceof TypeError)) throw error;
    return unavailable(notesTexts.failedOffline);
  }
}

const unavailable = (message: string): ActionFailure => ({ ok: false, code: "unavailable", message });
