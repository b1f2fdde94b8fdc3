import { createDecoder, readTailAsUint8Array, readVarUint } from "lib0/decoding";
import { largestMessage, partMessage } from "./client/parts.ts";
import { carriesChanges, isFrame } from "./is-frame.ts";

/** A whole message, that of a part more are to come, or that nobody of ours sent this. */
type Read = Uint8Array | "unfinished" | "not-understood";

/**
 * Reads the frames of one socket, and puts together what comes in parts: one message at a time, of which nothing is
 * handled before all of it is there. `mayBegin` says whether a message may come in parts at all, as nobody who has no
 * note open can have the server keep that much.
 */
export function createReader(mayBegin: () => boolean): (frame: Uint8Array) => Read {
  let message: Uint8Array | null = null;
  let held = 0;

  function add({ whole, offset, bytes }: Part): Read {
    if (!message && (whole > largestMessage || !mayBegin())) return "not-understood";
    message ??= new Uint8Array(whole); // the system gives its memory as it is filled
    const fits = whole === message.length && offset === held && bytes.length <= whole - held;
    if (!fits || bytes.length === 0) return "not-understood";
    message.set(bytes, held);
    held += bytes.length;
    return held < whole ? "unfinished" : finish(message);
  }

  function finish(finished: Uint8Array): Read {
    message = null;
    held = 0;
    return carriesChanges(finished) ? finished : "not-understood";
  }

  return (frame) => {
    if (!isPart(frame)) return isFrame(frame) ? frame : "not-understood";
    const part = partIn(frame);
    return part ? add(part) : "not-understood";
  };
}

interface Part {
  /** The length of the message. */
  whole: number;
  /** Where in it the bytes belong. */
  offset: number;
  bytes: Uint8Array;
}

function isPart([nameLength, type]: Uint8Array): boolean {
  return nameLength === 0 && type === partMessage;
}

function partIn(frame: Uint8Array): Part | null {
  const decoder = createDecoder(frame.subarray(2));
  try {
    return {
      whole: readVarUint(decoder),
      offset: readVarUint(decoder),
      bytes: readTailAsUint8Array(decoder),
    };
  } catch {
    return null; // it ends before its bytes begin
  }
}
