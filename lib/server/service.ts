import type { IncomingMessage, ServerResponse } from "node:http";
import type { Duplex } from "node:stream";

/** A part of the server. The parts share one port and one process, or are split with SERVICES. */
export interface Service {
  /** Answers a request. */
  request?(request: IncomingMessage, response: ServerResponse): void;
  /** Takes over the socket of an upgrade; `false` leaves it to the next service. */
  upgrade?(request: IncomingMessage, socket: Duplex, head: Buffer): boolean;
  /** Stores what is to be stored and ends; within a few seconds. */
  close(): Promise<void>;
}
