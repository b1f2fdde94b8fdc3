import { createDecoder, readVarInt, readVarString, readVarUint } from "lib0/decoding";
import { framesOf, goesInParts } from "#lib/collaboration/client/parts.ts";
import { takeEarlySocket } from "./early-socket.ts";

const syncMessage = 0;
const syncStep1 = 0;
const syncStatusMessage = 8;

/** What the server still owes us for the newest socket. */
export interface Acknowledgements {
  /** The server has asked for what it lacks, and our answer is on its way or through. */
  handshaken: boolean;
  /** Updates sent over this socket that the server has not yet confirmed. */
  outstanding: number;
  /** The server said no to an update. */
  refused: boolean;
}

/** What is sent in place of a message with changes, before or after the handshake; null for nothing. */
export type Pass = (message: Uint8Array, handshaken: boolean) => Uint8Array | null;

/**
 * A WebSocket class that knows which updates went over the wire and which of them the server confirmed; its first socket
 * is the one that the page has opened early, if there is one.
 * The provider's own counter is not enough: it starts anew on reconnect while older messages may still be queued.
 */
export function acknowledgingSocket(
  onChange: (state: Acknowledgements) => void,
  pass: Pass,
): typeof WebSocket {
  let newest: WebSocket | null = null;
  function AcknowledgingSocket(url: string | URL): WebSocket {
    const socket = takeEarlySocket(url) ?? new WebSocket(url);
    newest = socket;
    // A socket that was given up may still hear late answers; they say nothing about the one that followed.
    return acknowledging(socket, (state) => newest === socket && onChange(state), pass);
  }
  return AcknowledgingSocket as unknown as typeof WebSocket; // called with `new`, a function may give any object
}

function acknowledging(
  socket: WebSocket,
  onChange: (state: Acknowledgements) => void,
  pass: Pass,
): WebSocket {
  const state: Acknowledgements = { handshaken: false, outstanding: 0, refused: false };
  const tell = () => onChange({ ...state });
  const send = socket.send.bind(socket);
  socket.send = (data) => {
    const changes = data instanceof Uint8Array ? changesOf(data) : null;
    if (!(data instanceof Uint8Array) || !changes) return send(data);
    const passed = pass(data, state.handshaken);
    if (!passed) return;
    // Before the note is open, the server takes no parts; the answer will hold all of it.
    if (changes === "update" && !state.handshaken && goesInParts(passed)) return;
    for (const frame of framesOf(passed)) send(frame as Uint8Array<ArrayBuffer>);
    state.outstanding += 1;
    if (changes === "answer") state.handshaken = true;
    tell();
  };
  socket.addEventListener("message", ({ data }: MessageEvent<ArrayBuffer>) => {
    const status = confirmationOf(new Uint8Array(data));
    if (status === null) return;
    if (status) state.outstanding -= 1;
    else state.refused = true;
    tell();
  });
  tell();
  return socket;
}

/** Whether a message carries changes: our answer to the server's first question, or an update. */
export function changesOf(message: Uint8Array): "answer" | "update" | null {
  if (message.length < 3) return null;
  const decoder = createDecoder(message);
  readVarString(decoder);
  if (readVarUint(decoder) !== syncMessage) return null;
  const step = readVarUint(decoder);
  if (step === syncStep1) return null;
  return step === 1 ? "answer" : "update";
}

/** True or false when the message confirms or refuses an update; null for every other message. */
export function confirmationOf(message: Uint8Array): boolean | null {
  if (message.length < 3) return null;
  const decoder = createDecoder(message);
  readVarString(decoder);
  return readVarUint(decoder) === syncStatusMessage ? readVarInt(decoder) === 1 : null;
}
