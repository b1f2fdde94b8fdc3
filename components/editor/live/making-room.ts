import { createEncoder, toUint8Array, writeVarString, writeVarUint, writeVarUint8Array } from "lib0/encoding";
import { createDecoder, readVarString, readVarUint, readVarUint8Array } from "lib0/decoding";
import * as Y from "yjs";
import { changesOf } from "./acknowledgements.ts";

/** Nobody has deleted anything for so long. */
const quietMs = 1_000;
/** By then the server has forgotten what was deleted (lib/notes/forget-deleted.ts), of which it may hold too much. */
const patienceMs = 90_000;

/**
 * A note that the server found too large, while people make it smaller. What they change stays in this browser, which
 * hears what others write meanwhile. As soon as there is less of the note than what was refused, the server is sent all
 * of it, except for what deleted things said: that is kept here so that it can be brought back (undo, lib/editor/unseen),
 * and nobody else can have written into it, as the server never had it.
 */
export class MakingRoom {
  readonly #doc: Y.Doc;
  readonly #ask: () => void;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #later: ReturnType<typeof setTimeout> | undefined;
  #patienceMs = patienceMs;
  #mayAnswer = true;
  /** The size of what was sent and is not judged yet. */
  #sent: number | null = null;
  #refused = Infinity;

  /** Is made when the document was refused as it is; `ask` has the server ask for what it lacks. */
  constructor(doc: Y.Doc, ask: () => void) {
    this.#doc = doc;
    this.#ask = ask;
    doc.on("afterTransaction", this.#changed);
    ask();
  }

  /** What is sent in place of a message with changes; null for nothing. */
  pass(message: Uint8Array, handshaken: boolean): Uint8Array | null {
    if (changesOf(message) === "update") return handshaken ? message : null; // the answer will hold it
    if (!this.#mayAnswer) return null;
    const lean = withoutDeleted(this.#doc);
    this.#sent = sizeOf(lean);
    return leanAnswer(message, lean);
  }

  /** The server did not take what it was sent; may be told twice. */
  refused(): void {
    if (this.#sent === null) return;
    // What was sent first may have been taken, and what was typed after it not.
    this.#refused = Math.max(this.#sent, sizeOf(withoutDeleted(this.#doc)));
    this.#sent = null;
    this.#mayAnswer = false;
    this.#lookSoon(); // more may have been deleted since
    clearTimeout(this.#later);
    this.#later = setTimeout(this.#askAgain, this.#patienceMs);
    this.#patienceMs *= 2;
  }

  close(): void {
    clearTimeout(this.#timer);
    clearTimeout(this.#later);
    this.#doc.off("afterTransaction", this.#changed);
  }

  readonly #changed = ({ deleteSet }: Y.Transaction) => {
    if (deleteSet.clients.size > 0) this.#lookSoon();
  };

  #lookSoon(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      if (!this.#mayAnswer && sizeOf(withoutDeleted(this.#doc)) < this.#refused) this.#askAgain();
    }, quietMs);
  }

  readonly #askAgain = () => {
    clearTimeout(this.#later);
    this.#mayAnswer = true;
    this.#ask();
  };
}

/** A copy that holds nothing any more of what deleted things said. */
function withoutDeleted(doc: Y.Doc): Y.Doc {
  const copy = new Y.Doc();
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc));
  return copy;
}

function sizeOf(doc: Y.Doc): number {
  return Y.encodeStateAsUpdate(doc).byteLength;
}

/** The same answer to the server's question, from the copy. */
function leanAnswer(answer: Uint8Array, lean: Y.Doc): Uint8Array {
  const decoder = createDecoder(answer);
  const encoder = createEncoder();
  writeVarString(encoder, readVarString(decoder));
  writeVarUint(encoder, readVarUint(decoder));
  writeVarUint(encoder, readVarUint(decoder));
  const known = Y.decodeStateVector(Y.encodeStateVector(lean));
  for (const [client, clock] of Y.parseUpdateMeta(readVarUint8Array(decoder)).from) known.set(client, clock);
  writeVarUint8Array(encoder, Y.encodeStateAsUpdate(lean, Y.encodeStateVector(known)));
  return toUint8Array(encoder);
}
