import { deviceStore } from "#lib/offline/client/device-store.ts";

/**
 * That somebody asked for a note stands in their browser: the server says nothing of it, since that would tell whether
 * there is such a note. `forgetLocalNotes` clears it all.
 */
const prefix = "asked:";
const longestMs = 30 * 24 * 3600_000;

/** Who asked for what; the note as its address names it. */
export interface AskedFor {
  userId: string;
  workspace: string;
  note: string;
}

const nameOf = ({ userId, workspace, note }: AskedFor) => `${prefix}${userId}:${workspace}/${note}`;

/** When they asked for it last, if that is no more than a month ago. */
export function lastAsked(asked: AskedFor): string | null {
  const at = deviceStore.get(nameOf(asked));
  return at && Date.now() - Date.parse(at) < longestMs ? at : null;
}

/** They ask for it now. */
export function keepAsked(asked: AskedFor): void {
  deviceStore.set(nameOf(asked), new Date().toISOString());
}

/** Deletes from this browser what anybody asked for. */
export function forgetAsked(): void {
  for (const name of deviceStore.names(prefix)) deviceStore.remove(name);
}
