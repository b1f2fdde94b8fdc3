import type { Awareness } from "y-protocols/awareness";

const idleAfterMs = 2 * 60_000;
const lookEveryMs = 15_000;
const doings = ["pointerdown", "pointermove", "keydown", "wheel", "touchstart"] as const;

/** Tells the others that one has done nothing for two minutes, and that one is back. Nothing is sent in between. */
export function watchIdle(awareness: Awareness): () => void {
  let lastAt = Date.now();
  let idle = false;
  const tell = (now: boolean) => {
    if (idle === now) return;
    idle = now;
    awareness.setLocalStateField("idle", now);
  };
  const did = () => {
    lastAt = Date.now();
    tell(false);
  };
  const timer = setInterval(() => {
    if (Date.now() - lastAt >= idleAfterMs) tell(true);
  }, lookEveryMs);
  const stop = new AbortController();
  for (const doing of doings) addEventListener(doing, did, { signal: stop.signal, passive: true });
  return () => {
    clearInterval(timer);
    stop.abort();
  };
}
