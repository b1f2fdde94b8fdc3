import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { Duplex } from "node:stream";
import { setTimeout as sleep } from "node:timers/promises";
import { setClientAddress } from "#lib/auth/client-address.ts";
import { Refusal } from "#lib/errors.ts";
import { reportError } from "#lib/report.ts";
import type { Service } from "./service.ts";
import { surviveAbort } from "./survive-abort.ts";

const drainWithinMs = 3_000;

/** The port: it is taken at once, and says "starting" until there are services to serve. */
export interface Listener {
  port: number;
  serve(services: Service[]): void;
  /** Takes no more connections, and waits a little for the requests that are being answered. */
  drain(): Promise<void>;
  /** Ends every connection that is left. */
  end(): void;
}

/** Listens, or says in a sentence why it cannot. */
export async function listenOn(host: string, port: number, trustedProxies: number): Promise<Listener> {
  const server = createServer();
  let services: Service[] | undefined;
  // After an upgrade the HTTP server no longer knows the socket.
  const upgraded = new Set<Duplex>();
  const unanswered = new Set<ServerResponse>();

  server.on("request", (request, response) => {
    surviveAbort(request);
    unanswered.add(response);
    response.once("close", () => unanswered.delete(response));
    try {
      setClientAddress(request, trustedProxies);
      if (services) dispatch(services, request, response);
      else answerStarting(response);
    } catch (error) {
      reportError(error, `${request.method} ${request.url}`);
      answerBroken(response);
    }
  });
  server.on("upgrade", (request, socket, head) => {
    upgraded.add(socket);
    socket.once("close", () => upgraded.delete(socket));
    // Without a listener, a peer that goes away would end the process.
    socket.on("error", () => socket.destroy());
    try {
      setClientAddress(request, trustedProxies);
      const taken = (services ?? []).some((service) => service.upgrade?.(request, socket, head));
      const status = services ? "404 Not Found" : "503 Service Unavailable";
      if (!taken) socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\n\r\n`);
    } catch (error) {
      reportError(error, `Upgrade of ${request.url}`);
      socket.destroy();
    }
  });

  await new Promise<void>((done, fail) => {
    server.once("error", (error) => fail(explain(error, host, port)));
    server.listen(port, host, done);
  });
  server.on("error", (error) => reportError(error, "The HTTP server"));
  return {
    port: (server.address() as AddressInfo).port,
    serve: (list) => (services = list),
    async drain() {
      server.close();
      const deadline = Date.now() + drainWithinMs;
      while (unanswered.size && Date.now() < deadline) await sleep(20);
    },
    end() {
      for (const socket of upgraded) socket.destroy();
      server.closeAllConnections();
    },
  };
}

function dispatch(services: Service[], request: IncomingMessage, response: ServerResponse) {
  const service = services.find((candidate) => candidate.request);
  if (service) service.request?.(request, response);
  else response.writeHead(404).end();
}

function answerStarting(response: ServerResponse) {
  response.writeHead(503, { "Content-Type": "text/plain; charset=utf-8", "Retry-After": "2" });
  response.end("Commonplace is starting. Try again in a moment.\n");
}

/** An answer that has begun can only be cut off: its end would make it look whole. */
function answerBroken(response: ServerResponse) {
  if (response.headersSent) return response.destroy();
  response.writeHead(500, { "Content-Type": "text/plain; charset=utf-8", "Cache-Control": "no-store" });
  response.end("Something went wrong here. It has been reported.\n");
}

function explain(error: NodeJS.ErrnoException, host: string, port: number) {
  if (error.code === "EADDRINUSE")
    return new Refusal(
      "conflict",
      `Port ${port} on ${host} is in use by another program: stop that, or set PORT to another number.`,
    );
  if (error.code === "EACCES")
    return new Refusal("forbidden", `This user may not listen on port ${port}: set PORT to 1024 or more.`);
  if (error.code === "EADDRNOTAVAIL" || error.code === "ENOTFOUND")
    return new Refusal("bad-request", `This machine has no address ${host}: set HOST to one it has.`);
  return error;
}
