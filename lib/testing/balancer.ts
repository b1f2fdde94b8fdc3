import { createServer, request as ask, type IncomingMessage } from "node:http";
import { connect, type AddressInfo } from "node:net";
import type { Duplex } from "node:stream";
import { socketPath } from "#lib/collaboration/protocol.ts";

/** What stands in front of a product that is split over processes: their addresses, as they are now. */
interface Behind {
  web: () => string;
  /** Each socket goes to the next of them. */
  collaboration: () => string[];
}

/** One address for all of it, as a proxy of somebody who runs it has: sockets to the one service, the rest to the other. */
export async function startBalancer({ web, collaboration }: Behind) {
  let sockets = 0;
  const upgraded = new Set<Duplex>(); // the server does not know them any more
  const server = createServer((request, response) => {
    const { method, url: path, headers } = request;
    const forwarded = ask(new URL(path ?? "/", web()), { method: method!, headers }, (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(response);
    });
    forwarded.on("error", () => response.destroy()); // the process is gone
    request.pipe(forwarded);
  });
  server.on("upgrade", (request, near, head) => {
    const targets = collaboration();
    upgraded.add(near);
    const isOurs = request.url?.startsWith(socketPath) && targets.length > 0;
    const { hostname, port } = new URL(isOurs ? targets[sockets++ % targets.length]! : web());
    const far = connect(Number(port), hostname, () => {
      far.write(headOf(request));
      far.write(head);
      near.pipe(far).pipe(near);
    });
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      one.on("error", () => other.destroy()); // a process or a browser is gone
      one.on("close", () => other.destroy());
    }
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  return {
    url: `http://localhost:${(server.address() as AddressInfo).port}`,
    async close() {
      for (const socket of upgraded) socket.destroy();
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    },
  };
}

function headOf({ method, url, rawHeaders }: IncomingMessage): string {
  const lines = [`${method} ${url} HTTP/1.1`];
  for (let at = 0; at < rawHeaders.length; at += 2) lines.push(`${rawHeaders[at]}: ${rawHeaders[at + 1]}`);
  return `${lines.join("\r\n")}\r\n\r\n`;
}
