import { createDecoder, readVarInt, readVarString, readVarUint } from "lib0/decoding";
import { MessageType } from "@hocuspocus/server";
import { WebSocket } from "ws";
import { framesOf, goesInParts } from "#lib/collaboration/client/parts.ts";
import type { Confirming } from "#lib/editor/unseen/keep-unseen.ts";

const syncStep1 = 0;
const syncStep2 = 1;

/**
 * What a browser may believe about what it has sent, counted on the wire. The provider's own counter cannot be
 * trusted after a reconnect: it starts anew while updates from before are still queued, and their acknowledgements
 * count for later ones.
 */
export interface Wire {
  /** Everything is acknowledged by the server that the newest socket leads to. */
  isSaved(): boolean;
  socketClass: typeof WebSocket;
}

export interface Ledger {
  /** How much has been written so far. */
  written(): number;
  /** The server acknowledged everything up to there. */
  acknowledged(written: number): void;
}

/** A socket class for the provider that keeps these books, and tells `confirming` of each change to them. */
export function countingSocket(
  headers: Record<string, string>,
  { ledger, confirming }: { ledger?: Ledger | undefined; confirming?: Confirming | undefined } = {},
): Wire {
  let newest: { socket: WebSocket; answered: boolean; outstanding: number[]; early: number } | undefined;

  class CountingSocket extends WebSocket {
    constructor(address: string) {
      super(address, { headers });
      const books = { socket: this as WebSocket, answered: false, outstanding: [] as number[], early: 0 };
      newest = books;
      confirming?.disconnected();
      this.on("error", () => undefined); // the provider hears of the close
      this.on("message", (data: Buffer | ArrayBuffer) => {
        if (!isAcknowledgement(new Uint8Array(data))) return;
        const written = books.outstanding.shift() ?? 0;
        if (books.early > 0) books.early -= 1;
        else if (newest === books) confirming?.confirmed();
        if (written > 0) ledger?.acknowledged(written);
      });
    }

    override send(data: Uint8Array): void {
      const books = newest?.socket === this ? newest : null;
      const step = syncStepOf(data);
      if (step === null || step === syncStep1) return super.send(data);
      if (step === syncStep2 && books) books.answered = true;
      // As in the browser: the server takes no parts before the note is open, and the answer holds all of it.
      if (goesInParts(data) && !books?.answered) return;
      for (const frame of framesOf(data)) super.send(frame);
      if (books) bookSent(books);
    }
  }

  function bookSent(books: NonNullable<typeof newest>): void {
    // What was queued before the answer says little; the answer itself holds everything up to now.
    if (books.answered) confirming?.sent();
    else books.early += 1;
    books.outstanding.push(books.answered ? (ledger?.written() ?? 0) : 0);
  }

  return {
    isSaved: () =>
      newest?.socket.readyState === WebSocket.OPEN && newest.answered && newest.outstanding.length === 0,
    socketClass: CountingSocket as unknown as typeof WebSocket,
  };
}

function syncStepOf(message: Uint8Array): number | null {
  const decoder = createDecoder(message);
  readVarString(decoder);
  return (readVarUint(decoder) as MessageType) === MessageType.Sync ? readVarUint(decoder) : null;
}

function isAcknowledgement(message: Uint8Array): boolean {
  const decoder = createDecoder(message);
  readVarString(decoder);
  return (readVarUint(decoder) as MessageType) === MessageType.SyncStatus && readVarInt(decoder) === 1;
}
