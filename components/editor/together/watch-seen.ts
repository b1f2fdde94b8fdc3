/** How long a note is before one's eyes until what was told of it counts as read. */
const seenAfterMs = 2_000;
/** What came in is read with the next of these, not sooner than one can have noticed it. */
const noticedAfterMs = 1_000;
const signs = ["pointerdown", "pointermove", "keydown", "wheel", "touchstart"] as const;

/**
 * Says that what was told of a note is read: when it has been before one's eyes for a moment, and of what comes in later
 * with the next sign that somebody is there.
 */
export function watchSeen(noteId: string): () => void {
  const stop = new AbortController();
  const { signal } = stop;
  let timer: ReturnType<typeof setTimeout>;
  /** When something came in that is not said to be read; nothing is before the note itself was seen. */
  let waitsSince: number | null = null;
  let seen = false;
  const isVisible = () => document.visibilityState === "visible";

  async function say(): Promise<void> {
    seen = true;
    waitsSince = null;
    const since = Date.now();
    if (!(await tellSeen(noteId))) waitsSince ??= since;
  }
  const turned = () => {
    clearTimeout(timer);
    if (isVisible() && (!seen || waitsSince !== null)) timer = setTimeout(() => void say(), seenAfterMs);
  };
  const heard = () => {
    if (seen) waitsSince ??= Date.now();
  };
  const did = () => {
    if (waitsSince !== null && isVisible() && Date.now() - waitsSince > noticedAfterMs) void say();
  };
  turned();
  document.addEventListener("visibilitychange", turned, { signal });
  addEventListener("notificationschange", heard, { signal });
  for (const sign of signs) addEventListener(sign, did, { signal, passive: true });
  return () => {
    clearTimeout(timer);
    stop.abort();
  };
}

/** False when the server could not be told. */
async function tellSeen(note: string): Promise<boolean> {
  try {
    const response = await fetch("/notifications/seen", {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ note }),
    });
    return response.ok || response.status < 500;
  } catch {
    return false; // offline
  }
}
