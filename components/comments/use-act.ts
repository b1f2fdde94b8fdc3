import { tellFailure } from "#components/ui/toast.tsx";
import type { ActionResult } from "#lib/transport/action-result.ts";
import { answerOf } from "#components/shell/answer-of.ts";
import { useComments } from "./comments-context.tsx";

/** Does something with a thread, and shows what came of it: the threads as they are now, or why it did not work. */
export function useAct(): (doing: Promise<ActionResult<unknown>>, done?: () => void) => void {
  const { reload } = useComments();
  async function act(doing: Promise<ActionResult<unknown>>, done?: () => void): Promise<void> {
    const answer = await answerOf(doing);
    if (!answer.ok) return tellFailure(answer.message);
    await reload();
    done?.();
  }
  return (doing, done) => void act(doing, done);
}
