/** What the status region says. Null while nothing is known yet. */
export type SaveState = "saved" | "saving" | "offline" | "not-saved" | null;

export interface SaveFacts {
  /** The first attempt to connect has ended, one way or the other. */
  settled: boolean;
  /** The socket is open. */
  connected: boolean;
  /** The server has confirmed everything this browser holds. */
  acknowledged: boolean;
  /** The server lets nothing through any more. */
  refused: boolean;
  /** For how long something typed has been waiting, on an open socket; null when nothing is waiting. */
  waitingMs: number | null;
  /** Whether this browser's own store holds what was typed. */
  device: "kept" | "writing" | "none";
}

/** After this long without a confirmation, "Saving…" is no longer the truth. */
export const patienceMs = 5_000;

/** The one rule behind the status region: never more than is true. */
export function saveStateOf(facts: SaveFacts): SaveState {
  const { settled, connected, acknowledged, refused, waitingMs, device } = facts;
  if (refused) return waitingMs === null ? null : "not-saved";
  if (connected && acknowledged) return "saved";
  if (!settled) return null;
  if (waitingMs === null) return connected || device === "none" ? null : "offline";
  if (!connected && device !== "writing") return device === "kept" ? "offline" : "not-saved";
  return waitingMs < patienceMs ? "saving" : "not-saved";
}

/** Whether leaving the page now would lose something, with what this browser keeps or without. */
export function wouldLose({ acknowledged, waitingMs, device }: SaveFacts, copy: "kept" | "deleted"): boolean {
  return waitingMs !== null && !acknowledged && (copy === "deleted" || device !== "kept");
}
