import { notesTexts } from "#lib/texts/en/notes.ts";
import type { ActionResult } from "#lib/transport/action-result.ts";

/** What a server action answered; a server that cannot be reached is an answer, too. */
export async function answerOf<Value>(asking: Promise<ActionResult<Value>>): Promise<ActionResult<Value>> {
  try {
    return await asking;
  } catch (error) {
    // Next rejects with a TypeError of fetch when the network is gone; anything else is ours to hear of.
    if (!(error instanceof TypeError)) throw error;
    return { ok: false, code: "unavailable", message: notesTexts.failedOffline };
  }
}
