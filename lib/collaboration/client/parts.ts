import { createEncoder, toUint8Array, writeUint8Array, writeVarString, writeVarUint } from "lib0/encoding";

/**
 * A long message with changes goes over the wire in parts: frames for no note in particular (their name is empty), of a
 * type that Hocuspocus does not have, with the length of the whole message, where in it the part belongs, and its bytes.
 * They come in their order, and the server answers each of them, so that a slow connection is not taken for a lost one.
 */
export const partMessage = 100;

/** The answer to each part. */
export const partHeard = new Uint8Array([0, partMessage]);

/** With what a note may weigh, and room for what was deleted in it. */
export const largestMessage = 12 * 1024 * 1024;

const largestPart = 256 * 1024;

/** Whether a message goes in parts. What is larger than any message may be goes as it is, to be refused. */
export function goesInParts({ length }: Uint8Array): boolean {
  return length > largestPart && length <= largestMessage;
}

/** The frames in which a message with changes is sent. */
export function framesOf(message: Uint8Array): Uint8Array[] {
  if (!goesInParts(message)) return [message];
  const count = Math.ceil(message.length / largestPart);
  return Array.from({ length: count }, (_, index) => part(message, index * largestPart));
}

function part(message: Uint8Array, offset: number): Uint8Array {
  const encoder = createEncoder();
  writeVarString(encoder, "");
  writeVarUint(encoder, partMessage);
  writeVarUint(encoder, message.length);
  writeVarUint(encoder, offset);
  writeUint8Array(encoder, message.subarray(offset, offset + largestPart));
  return toUint8Array(encoder);
}
