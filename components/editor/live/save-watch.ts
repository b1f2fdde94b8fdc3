import type { Acknowledgements } from "./acknowledgements.ts";
import { afterPaint } from "./after-paint.ts";
import type { LocalCopy } from "./local-copy.ts";
import type { NoteStore } from "./note-store.ts";
import { patienceMs, saveStateOf, wouldLose, type SaveFacts } from "./save-state.ts";

/** Collects the facts behind the status region of one note, and keeps the store at their conclusion. */
export class SaveWatch {
  readonly #store: NoteStore;
  #copy: LocalCopy | null = null;
  #device: SaveFacts["device"] = "none";
  #writes = 0;
  #connected = false;
  #settled = false;
  #refused = false;
  #tooLarge = false;
  #openedAt = 0;
  #waitingSince: number | null = null;
  #acks: Acknowledgements = { handshaken: false, outstanding: 0, refused: false };
  #timer: ReturnType<typeof setTimeout> | undefined;
  #due = false;
  #closed = false;

  constructor(store: NoteStore) {
    this.#store = store;
  }

  /** This browser's own store takes part from now on. */
  keepsIn(copy: LocalCopy): void {
    this.#copy = copy;
    this.#device = copy.keeps ? "kept" : "none";
  }

  /** A local change was made: it waits for the server and for the device. */
  typed(): void {
    this.#waitingSince ??= performance.now();
    if (this.#copy?.keeps && this.#device !== "none") {
      this.#device = "writing";
      this.#writes += 1; // whatever is known to be written, this is not
    }
    this.#conclude();
    this.#watchDeviceSoon();
  }

  socketIs({ connected }: { connected: boolean }): void {
    if (connected && !this.#connected) this.#openedAt = performance.now();
    this.#connected = connected;
    this.#settled = true;
    this.#conclude();
  }

  acknowledged(state: Acknowledgements): void {
    // Confirmations come in order: with each, what has been waiting longest is a newer change.
    if (state.outstanding < this.#acks.outstanding) this.#waitingSince = performance.now();
    this.#acks = state;
    this.#conclude();
  }

  /** The server let this browser in, or for good not. */
  refusedIs(refused: boolean): void {
    this.#refused = refused;
    this.#conclude();
  }

  /** The server did not take what this browser holds, whenever that was typed. */
  becameTooLarge(): void {
    this.#tooLarge = true;
    this.#waitingSince ??= performance.now();
    this.#conclude();
  }

  /** The server has yet to take what it did not. */
  get tooLarge(): boolean {
    return this.#tooLarge;
  }

  /** Whether leaving the page now would lose something. */
  wouldLose(copy: "kept" | "deleted"): boolean {
    return wouldLose(this.#facts(), copy);
  }

  close(): void {
    this.#closed = true;
    clearTimeout(this.#timer);
  }

  #facts(): SaveFacts {
    const { handshaken, outstanding, refused } = this.#acks;
    const acknowledged = this.#connected && handshaken && outstanding === 0 && !refused;
    if (acknowledged) {
      this.#waitingSince = null;
      this.#tooLarge = false;
    }
    const since = this.#waitingSince;
    return {
      settled: this.#settled,
      connected: this.#connected,
      acknowledged,
      refused: this.#refused || this.#tooLarge || refused,
      waitingMs: since === null ? null : performance.now() - Math.max(since, this.#openedAt),
      device: this.#device,
    };
  }

  #conclude(): void {
    const now = this.#facts();
    this.#store.set({
      save: saveStateOf(now),
      keptHere: now.device !== "none",
      connected: now.connected,
    });
    clearTimeout(this.#timer);
    if (now.waitingMs !== null && now.waitingMs < patienceMs) {
      this.#timer = setTimeout(() => this.#conclude(), patienceMs - now.waitingMs + 1);
    }
  }

  /** What was typed is shown first, without waiting for a transaction of the browser's store to begin. */
  #watchDeviceSoon(): void {
    if (this.#due || this.#device !== "writing") return;
    this.#due = true;
    afterPaint(() => {
      this.#due = false;
      if (this.#copy && this.#device === "writing" && !this.#closed) void this.#watchDevice(this.#copy);
    });
  }

  async #watchDevice(copy: LocalCopy): Promise<void> {
    const write = this.#writes;
    const kept = await copy.written();
    if (!kept) this.#device = "none";
    else if (write === this.#writes) this.#device = "kept";
    if (!this.#closed) this.#conclude();
  }
}
