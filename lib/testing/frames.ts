import { createEncoder, toUint8Array, writeVarString, writeVarUint, writeVarUint8Array } from "lib0/encoding";
import { createDecoder, hasContent, readVarString, readVarUint } from "lib0/decoding";
import { WebSocket } from "ws";
import { MessageType } from "@hocuspocus/server";
import { socketToken } from "#lib/collaboration/protocol.ts";
import { SCHEMA_VERSION } from "#lib/editor/fields.ts";

/** A frame of Hocuspocus' protocol for a note: what comes after the name and the type. */
export function frame(note: string, type: number, ...parts: (number | string | Uint8Array)[]): Uint8Array {
  const encoder = createEncoder();
  writeVarString(encoder, note);
  writeVarUint(encoder, type);
  for (const part of parts) {
    if (typeof part === "number") writeVarUint(encoder, part);
    else if (typeof part === "string") writeVarString(encoder, part);
    else writeVarUint8Array(encoder, part);
  }
  return toUint8Array(encoder);
}

/** A socket without a provider, to say what no browser of ours would. */
export interface RawClient {
  socket: WebSocket;
  /** The frames received, as type and, for a sync status, whether the update was taken. */
  received: { type: MessageType; applied?: boolean; bytes: Uint8Array }[];
  /** Resolves with code and reason. */
  closed: Promise<{ code: number; reason: string }>;
  send(type: MessageType, ...parts: (number | string | Uint8Array)[]): void;
}

/** Connects and opens the note; resolves once the server says that it is open. */
export async function openRaw(
  url: string,
  note: string,
  headers: Record<string, string>,
): Promise<RawClient> {
  const socket = new WebSocket(url, { headers });
  const received: RawClient["received"] = [];
  const closed = new Promise<{ code: number; reason: string }>((done) => {
    socket.on("close", (code, reason) => done({ code, reason: reason.toString() }));
  });
  socket.on("error", () => undefined); // `close` follows
  const authenticated = new Promise<void>((done) => {
    socket.on("message", (data: Buffer) => {
      const bytes = new Uint8Array(data);
      const decoder = createDecoder(bytes);
      readVarString(decoder);
      const type = readVarUint(decoder) as MessageType;
      received.push({
        type,
        bytes,
        ...(type === MessageType.SyncStatus ? { applied: readVarUint(decoder) === 1 } : {}),
      });
      if (type === MessageType.Auth && hasContent(decoder)) done();
    });
  });
  await new Promise<void>((done, fail) => socket.once("open", done).once("error", fail));
  const send: RawClient["send"] = (type, ...parts) => socket.send(frame(note, type, ...parts));
  send(MessageType.Auth, 0, socketToken(SCHEMA_VERSION));
  await Promise.race([authenticated, closed]);
  return { socket, received, closed, send };
}
