import { randomUUID } from "node:crypto";
import type { IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";
import { setTimeout as sleep } from "node:timers/promises";
import { Hocuspocus } from "@hocuspocus/server";
import { WebSocketServer, type WebSocket } from "ws";
import type { Actor } from "#lib/actor.ts";
import { openTypedLog } from "#lib/notes/append-typed.ts";
import type { Service } from "#lib/server/service.ts";
import { holdBack } from "./back-pressure.ts";
import { partHeard } from "./client/parts.ts";
import { follow } from "./follow-events.ts";
import { createGroupCommit, type GroupCommit } from "./group-commit.ts";
import { hooksFor } from "./hooks.ts";
import { createLogOrder } from "./log-order.ts";
import { createNoteSizes } from "./note-sizes.ts";
import { createOpenDocuments } from "./open-documents.ts";
import { closeSocket, type SocketContext } from "./peer.ts";
import { createPeers, type Peers } from "./peers.ts";
import { socketPath } from "./protocol.ts";
import { createReader } from "./read-messages.ts";
import { createStoring } from "./store-soon.ts";
import { createWriters } from "./writers.ts";

const largestFrame = 4 * 1024 * 1024;
const settings = {
  quiet: true,
  debounce: 1_000,
  maxDebounce: 5_000,
  maxUnauthenticatedQueueSize: largestFrame,
  maxUnauthenticatedQueueMessages: 200,
  maxPendingDocuments: 10,
};
const mostUnread = 32 * 1024 * 1024;
const drainWithinMs = 5_000;

export interface Gate {
  /** Who is asking, from the headers of the upgrade. */
  authenticate: (headers: Headers) => Promise<Actor>;
  /** Whether a page of ours is asking. */
  isOurOrigin: (headers: Headers) => boolean;
  /** A backup was restored: people may bring back what others wrote after it. */
  backupRestored?: boolean;
  /** How often everybody is judged again without anything having happened: sessions and tokens also just expire. */
  judgeEveryMs?: number;
}

/** Starts the server on which notes are written together. */
export async function startSocketServer({
  authenticate,
  isOurOrigin,
  backupRestored = false,
  judgeEveryMs = 60_000,
}: Gate): Promise<Required<Omit<Service, "request">>> {
  const self = randomUUID();
  const sizes = createNoteSizes();
  const writers = createWriters({ trusting: backupRestored });
  const documents = createOpenDocuments(() => hocuspocus, { sizes, writers });
  const storing = createStoring(sizes.stored);
  const log = openTypedLog(self);
  const commit = createGroupCommit(log.append);
  const order = createLogOrder(documents, () => following.doubt());
  const peers = createPeers();
  const hocuspocus = new Hocuspocus<SocketContext>({
    ...settings,
    ...hooksFor({ authenticate, commit, documents, order, peers, sizes, storing, writers }),
  });
  const following = await follow({ self, peers, order }, judgeEveryMs);
  const sockets = new WebSocketServer({ noServer: true, maxPayload: largestFrame, perMessageDeflate: false });
  let closing = false;

  return {
    upgrade(request, socket, head) {
      const [path, query = ""] = (request.url ?? "/").split("?", 2); // not every address is a URL
      if (path !== socketPath) return false;
      const headers = headersOf(request);
      if (closing) return refuse(socket, "503 Service Unavailable");
      if (!isOurOrigin(headers)) return refuse(socket, "403 Forbidden");
      sockets.handleUpgrade(request, socket, head, (webSocket) =>
        attach(webSocket, {
          hocuspocus,
          request: new Request(`http://localhost${socketPath}?${query}`, { headers }),
          received: holdBack(
            webSocket,
            () => handledOf(peers, webSocket),
            () => closing,
          ),
          mayBeginParts: () => peers.all().some((peer) => peer.socket === webSocket && peer.connection),
        }),
      );
      return true;
    },
    async close() {
      closing = true;
      await following.close();
      for (const socket of sockets.clients) socket.pause();
      await Promise.race([handled(hocuspocus, commit), sleep(drainWithinMs)]);
      commit.abort();
      for (const socket of sockets.clients) {
        socket.resume();
        closeSocket(socket, "stopping");
      }
      await Promise.race([storing.finish(), sleep(drainWithinMs - 2_000)]);
      await log.close();
    },
  };
}

interface Attached {
  hocuspocus: Hocuspocus<SocketContext>;
  request: Request;
  /** Called with the size of each whole message. */
  received: (bytes: number) => void;
  /** Whether a message may come in parts. */
  mayBeginParts: () => boolean;
}

function attach(socket: WebSocket, { hocuspocus, request, received, mayBeginParts }: Attached): void {
  const client = hocuspocus.handleConnection(socket, request, { socket });
  const read = createReader(mayBeginParts);
  socket.on("message", (data: Buffer, isBinary) => {
    if (socket.bufferedAmount > mostUnread) return closeSocket(socket, "too-slow");
    const message = isBinary ? read(new Uint8Array(data)) : "not-understood";
    if (message === "not-understood") return closeSocket(socket, message);
    if (message === "unfinished") {
      client.lastMessageReceivedAt = Date.now(); // Hocuspocus hears of the whole message only
      return socket.send(partHeard);
    }
    client.handleMessage(message);
    received(message.byteLength);
  });
  socket.on("close", (code, reason) => client.handleClose({ code, reason: reason.toString() }));
  socket.on("error", () => undefined); // a broken frame or connection; `close` follows
}

/** Everything that was received has been handled. */
async function handled(hocuspocus: Hocuspocus<SocketContext>, commit: GroupCommit): Promise<void> {
  const connections = [...hocuspocus.documents.values()].flatMap((document) => document.getConnections());
  await Promise.all(connections.map((connection) => connection.waitForPendingMessages()));
  await commit.idle();
}

/** Everything that was received on this socket has been handled. */
async function handledOf(peers: Peers, socket: WebSocket): Promise<void> {
  const mine = peers.all().flatMap((peer) => (peer.socket === socket ? (peer.connection ?? []) : []));
  await Promise.all(mine.map((connection) => connection.waitForPendingMessages()));
}

function headersOf({ headers }: IncomingMessage): Headers {
  const entries = Object.entries(headers).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, Array.isArray(value) ? value.join(", ") : value] as [string, string]],
  );
  return new Headers(entries);
}

function refuse(socket: Duplex, status: string): true {
  socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\n\r\n`);
  return true;
}
