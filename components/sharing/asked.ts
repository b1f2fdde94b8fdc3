/**
 * That somebody asked for a note stands in their browser: the server says nothing of it, since that would tell whether
 * there is such a note. `forgetLocalNotes` clears it all.
 */
const prefix = "commonplace:asked:";
const longestMs = 30 * 24 * 3600_000;

/** Who asked for what; the note as its address names it. */
export interface AskedFor {
  userId: string;
  workspace: string;
  note: string;
}

const keyOf = ({ userId, workspace, note }: AskedFor) => `${prefix}${userId}:${workspace}/${note}`;

/** When they asked for it last, if that is no more than a month ago. */
export function lastAsked(asked: AskedFor): string | null {
  const at = attempt(() => localStorage.getItem(keyOf(asked)));
  return at && Date.now() - Date.parse(at) < longestMs ? at : null;
}

/** They ask for it now. */
export function keepAsked(asked: AskedFor): void {
  attempt(() => localStorage.setItem(keyOf(asked), new Date().toISOString()));
}

/** Deletes from this browser what anybody asked for. */
export function forgetAsked(): void {
  for (const key of Object.keys(localStorage)) if (key.startsWith(prefix)) localStorage.removeItem(key);
}

/** Null where the browser keeps nothing, or is full. */
function attempt<Value>(work: () => Value): Value | null {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof DOMException)) throw error;
    return null;
  }
}
