/** What has been written since the newest revision, as far as cutting the next one depends on it. */
export interface Window {
  /** Null while nothing has been written since the newest revision. */
  startedAt: Date | null;
  editedAt: Date | null;
  /** When each author last wrote, by user id; people who have not written for two minutes are dropped. */
  authors: Record<string, string>;
}

/** One update of the log: who wrote it, and when. */
export interface Written {
  author: string;
  at: Date;
}

export const untouched: Window = { startedAt: null, editedAt: null, authors: {} };

const pauseMs = 2 * 60_000;
const longestMs = 10 * 60_000;

/**
 * Whether a revision is cut before this update: after a pause of two minutes, ten minutes after the window began,
 * or when the set of people who wrote within the last two minutes changes.
 */
export function isBoundary(window: Window, written: Written): boolean {
  if (!window.startedAt) return false;
  if (pauseIsOver(window, written.at)) return true;
  if (written.at.getTime() - window.startedAt.getTime() >= longestMs) return true;
  const before = Object.keys(window.authors);
  const after = new Set([...Object.keys(activeAuthors(window, written.at)), written.author]);
  return before.length !== after.size || before.some((author) => !after.has(author));
}

/** The window after this update. */
export function windowAfter(window: Window, written: Written): Window {
  const authors = { ...activeAuthors(window, written.at), [written.author]: written.at.toISOString() };
  return { startedAt: window.startedAt ?? written.at, editedAt: later(written.at, window.editedAt), authors };
}

/** The window after a revision was cut; who is active stays known. */
export function windowAfterCut(window: Window): Window {
  return { ...window, startedAt: null };
}

/** Whether nobody has written for so long that the window is cut without waiting for the next update. */
export function pauseIsOver(
  { startedAt, editedAt }: Pick<Window, "startedAt" | "editedAt">,
  now: Date,
): boolean {
  return startedAt !== null && editedAt !== null && now.getTime() - editedAt.getTime() >= pauseMs;
}

/** The windows last edited before this moment are over. */
export function pauseBegan(now: Date): Date {
  return new Date(now.getTime() - pauseMs);
}

function activeAuthors(window: Window, at: Date): Record<string, string> {
  const since = at.getTime() - pauseMs;
  return Object.fromEntries(Object.entries(window.authors).filter(([, last]) => Date.parse(last) > since));
}

/** The database's clock may be set back; a window never ends before it began. */
function later(at: Date, other: Date | null): Date {
  return other && other > at ? other : at;
}
