import type { WebSocket } from "ws";
import type { Connection } from "@hocuspocus/server";
import type { UserActor, TokenActor } from "#lib/actor.ts";
import type { AccessLevel } from "#lib/permissions/access.ts";
import { closeCodes, type Ending, type PresentUser, type ServerMessage } from "./protocol.ts";

/** How long the other side has to answer a close before its socket is cut. */
const closeWithinMs = 500;

/** One person having one note open in one tab. */
export interface Peer {
  actor: UserActor | TokenActor;
  /** The internal ids. */
  noteId: string;
  workspaceId: string;
  access: AccessLevel;
  /** The facts by which it was last allowed to write. */
  standing: string | null;
  user: PresentUser;
  socket: WebSocket;
  /** Set once the note is loaded. */
  connection: Connection<SocketContext> | undefined;
  /** The Yjs client under which it may show itself. */
  awarenessClient: number | undefined;
  /** Nothing it sends is taken any more. */
  ended: boolean;
}

/** What Hocuspocus hands to hooks. It copies the object, so what changes is inside the peer. */
export interface SocketContext {
  socket: WebSocket;
  peer?: Peer;
}

/** Takes nothing more from the peer, tells it why, and closes its socket. */
export function endPeer(peer: Peer, reason: Ending): void {
  if (peer.ended) return;
  peer.ended = true;
  peer.connection?.close({ code: closeCodes[reason], reason });
  closeSocket(peer.socket, reason);
}

/** Closes a socket even when the other side does not answer. */
export function closeSocket(socket: WebSocket, reason: Ending | "unavailable"): void {
  socket.close(reason === "unavailable" ? 1013 : closeCodes[reason], reason);
  const cut = setTimeout(() => socket.terminate(), closeWithinMs);
  socket.once("close", () => clearTimeout(cut));
}

/** Sends a message of ours; nothing happens when the peer has gone. */
export function tell(peer: Peer, message: ServerMessage): void {
  peer.connection?.sendStateless(JSON.stringify(message));
}
