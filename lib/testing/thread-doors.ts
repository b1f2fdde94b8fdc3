import { callAction, callRoute } from "./doors.ts";
import type { Door } from "./door-calls.ts";
import type { Stage } from "./stage.ts";

const place = "/(workspace)/w/[workspace]/n/[note]/threads";

/** What can be done with the threads of a note. */
export function threadDoors(): Record<string, Door> {
  const thread = async (stage: Stage) => ({ thread: (await stage.thread()).thread });
  const comment = async (stage: Stage) => ({ comment: (await stage.thread()).comment });
  const nowhere = { start: "AAAA", end: "AAAA", block: null };
  const inputs: Record<string, (stage: Stage) => Promise<unknown>> = {
    startThread: async (stage) => ({
      note: (await stage.note()).id,
      id: crypto.randomUUID(),
      comment: crypto.randomUUID(),
      anchor: { ...nowhere, quote: "Sourdough", before: "", after: "" },
      text: "How often?",
    }),
    replyInThread: async (stage) => ({
      ...(await thread(stage)),
      comment: crypto.randomUUID(),
      text: "Daily.",
    }),
    changeComment: async (stage) => ({ ...(await comment(stage)), text: "How often, and when?" }),
    removeComment: comment,
    putBackComment: async (stage) => ({ comment: (await stage.thread()).deleted }),
    resolve: thread,
    reopen: thread,
    reactTo: async (stage) => ({ ...(await comment(stage)), emoji: "👍", on: true }),
    moveToWords: async (stage) => ({
      ...(await thread(stage)),
      place: { ...nowhere, before: crypto.randomUUID(), after: "" },
    }),
    markThreadRead: async (stage) => ({
      ...(await thread(stage)),
      upTo: (await stage.thread()).comment,
    }),
    markNoteRead: async (stage) => ({ note: (await stage.thread()).note }),
  };
  const actions = Object.entries(inputs).map(([name, inputFor]): [string, Door] => [
    `ACTION ${place} ${name}`,
    async (stage) => {
      const input = await inputFor(stage);
      return ({ headers }) => callAction(place, name, { headers, input });
    },
  ]);
  return {
    ...Object.fromEntries(actions),
    "GET /threads": async (stage) => {
      const search = `?note=${(await stage.thread()).note}`;
      return ({ headers }) => callRoute("GET", "/threads", { headers, search });
    },
  };
}
