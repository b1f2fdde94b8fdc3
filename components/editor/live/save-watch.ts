import type { Acknowledgements } from "./acknowledgements.ts";
import type { LocalCopy } from "./local-copy.ts";
import type { NoteStore } from "./note-store.ts";
import { patienceMs, saveStateOf, wouldLose, type SaveFacts } from "./save-state.ts";

/** Collects the facts behind the status region and keeps the store at their conclusion. */
export interface SaveWatch {
  /** This browser's own store takes part from now on. */
  keepsIn(copy: LocalCopy): void;
  /** A local change was made: it waits for the server and for the device. */
  typed(): void;
  socketIs(state: { connected: boolean }): void;
  acknowledged(state: Acknowledgements): void;
  /** The server let this browser in, or for good not. */
  refusedIs(state: boolean): void;
  wouldLose(): boolean;
  close(): void;
}

/** Starts to watch over what is typed into one note. */
export function watchSaving(store: NoteStore): SaveWatch {
  let copy: LocalCopy | null = null;
  let device: SaveFacts["device"] = "none";
  let writes = 0;
  let connected = false;
  let settled = false;
  let refused = false;
  let openedAt = 0;
  let waitingSince: number | null = null;
  let acks: Acknowledgements = { handshaken: false, outstanding: 0, refused: false };
  let timer: ReturnType<typeof setTimeout> | undefined;

  function facts(): SaveFacts {
    const acknowledged = connected && acks.handshaken && acks.outstanding === 0 && !acks.refused;
    if (acknowledged) waitingSince = null;
    const waitingMs = waitingSince === null ? null : performance.now() - Math.max(waitingSince, openedAt);
    return { settled, connected, acknowledged, refused: refused || acks.refused, waitingMs, device };
  }

  function conclude(): void {
    const now = facts();
    store.set({ save: saveStateOf(now), keptHere: now.device === "kept", connected });
    clearTimeout(timer);
    if (now.waitingMs !== null && now.waitingMs < patienceMs) {
      timer = setTimeout(conclude, patienceMs - now.waitingMs + 1);
    }
  }

  async function watchDevice(to: LocalCopy): Promise<void> {
    const write = ++writes;
    device = "writing";
    const kept = await to.written();
    if (!kept) device = "none";
    else if (write === writes) device = "kept";
    conclude();
  }

  return {
    keepsIn(given) {
      copy = given;
      device = given.keeps ? "kept" : "none";
    },
    typed() {
      waitingSince ??= performance.now();
      if (copy?.keeps && device !== "none") void watchDevice(copy);
      conclude();
    },
    socketIs(state) {
      if (state.connected && !connected) openedAt = performance.now();
      connected = state.connected;
      settled = true;
      conclude();
    },
    acknowledged(state) {
      acks = state;
      conclude();
    },
    refusedIs(state) {
      refused = state;
      conclude();
    },
    wouldLose: () => wouldLose(facts()),
    close: () => clearTimeout(timer),
  };
}
