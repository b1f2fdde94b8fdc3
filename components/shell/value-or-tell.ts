import { tellFailure } from "#components/ui/toast.tsx";
import type { ActionResult } from "#lib/transport/action-result.ts";
import { answerOf } from "./answer-of.ts";

/** Waits for an action. When it did not work, tells people why, and answers nothing. */
export async function valueOrTell<Value>(
  asking: Promise<ActionResult<Value>>,
): Promise<{ value: Value } | undefined> {
  const answer = await answerOf(asking);
  if (answer.ok) return { value: answer.value };
  tellFailure(answer.message);
  return undefined;
}
