import { MessageType } from "@hocuspocus/server";
import { createDecoder, readVarString, readVarUint, readVarUint8Array, type Decoder } from "lib0/decoding";

/** A note's id, and that of a session behind it; more than either takes. */
const longestName = 256;
const syncKinds = 3;
const syncStep1 = 0;
const token = 0;

/**
 * Whether Hocuspocus can read what somebody sent. What it cannot read it writes down with a stack, and some names and types
 * too, before it knows who is asking: so anybody could fill the log, and write lines of their own into it.
 */
export function isFrame(data: Uint8Array): boolean {
  try {
    const decoder = createDecoder(data);
    return isName(readVarString(decoder)) && isMessage(decoder);
  } catch {
    return false; // it ends before what it says it has
  }
}

/** Whether it is a frame that says what changed in a note: an update, or the answer to what the server lacks. */
export function carriesChanges(data: Uint8Array): boolean {
  if (!isFrame(data)) return false;
  const decoder = createDecoder(data);
  readVarString(decoder);
  const type: MessageType = readVarUint(decoder);
  return type === MessageType.Sync && readVarUint(decoder) !== syncStep1;
}

/** Hocuspocus looks names up in plain objects, which have some of their own. */
function isName(name: string): boolean {
  const [document = ""] = name.split("\0", 1);
  return name.length <= longestName && !/[^\P{Cc}\0]/u.test(name) && !(document in {});
}

/** One of the types that browsers send, with all that belongs to it; reading throws where something is missing. */
function isMessage(decoder: Decoder): boolean {
  const type: MessageType = readVarUint(decoder);
  switch (type) {
    case MessageType.Sync:
    case MessageType.SyncReply:
      return readVarUint(decoder) < syncKinds && readVarUint8Array(decoder) instanceof Uint8Array;
    case MessageType.Awareness:
      return isPresence(readVarUint8Array(decoder));
    case MessageType.Auth:
      return readVarUint(decoder) === token && typeof readVarString(decoder) === "string";
    case MessageType.Stateless:
      return typeof readVarString(decoder) === "string";
    case MessageType.QueryAwareness:
    case MessageType.CLOSE:
      return true;
    default:
      return false;
  }
}

/** As y-protocols reads it: for each client a clock, and a state as JSON. */
function isPresence(update: Uint8Array): boolean {
  const decoder = createDecoder(update);
  for (let left = readVarUint(decoder); left > 0; left--) {
    readVarUint(decoder);
    readVarUint(decoder);
    JSON.parse(readVarString(decoder));
  }
  return true;
}
