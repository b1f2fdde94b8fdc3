import { AsyncLocalStorage } from "node:async_hooks";
import { Server, type IncomingMessage, type ServerResponse } from "node:http";
import next from "next";
import { reportError } from "#lib/report.ts";
import { servePublic } from "./public-pages.ts";
import type { Service } from "./service.ts";
import { serveWorker } from "./service-worker.ts";
import { staticFiles } from "./static-files.ts";

// Next has its own copies of our modules, one for each kind of component; `components/editor/stored-html.ts` finds what
// belongs to the request it renders under this name.
const requests = new AsyncLocalStorage<object>();
Object.assign(globalThis, { [Symbol.for("commonplace.request")]: requests });

/** Next, as one service among others: pages, actions and routes. */
export async function startWeb(options: { dev: boolean; hostname: string; port: number }): Promise<Service> {
  // Next ends every upgrade whose path matches a page, so it gets a server that never listens. Only the sockets
  // of development go there; Next takes them from this event alone, not from its `getUpgradeHandler()`.
  const decoy = new Server();
  // `next.config.ts` is read by Node itself, as with Next's own flag for it: its compiler, 23 MB, stays out of the server.
  process.env.__NEXT_NODE_NATIVE_TS_LOADER_ENABLED = "true";
  const app = next({ ...options, httpServer: decoy });
  await app.prepare();
  const handle = app.getRequestHandler();
  const serveBuilt = options.dev ? null : builtFiles();
  return {
    request(request, response) {
      if (servePublic(request, response) || serveBuilt?.(request, response)) return;
      requests
        .run({}, () => handle(request, response))
        .catch((error: unknown) => {
          reportError(error, `${request.method} ${request.url}`);
          if (!response.headersSent) response.writeHead(500);
          response.end();
        });
    },
    upgrade: (request, socket, head) => options.dev && decoy.emit("upgrade", request, socket, head),
    close: () => app.close(),
  };
}

/** What the build has made, beside the pages. */
function builtFiles(): (request: IncomingMessage, response: ServerResponse) => boolean {
  const serveStatic = staticFiles(".next/static", "/_next/static");
  return (request, response) => serveStatic(request, response) || serveWorker(request, response);
}
