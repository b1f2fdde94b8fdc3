import { Server } from "node:http";
import next from "next";
import { reportError } from "#lib/report.ts";
import { servePublic } from "./public-pages.ts";
import type { Service } from "./service.ts";

/** Next, as one service among others: pages, actions and routes. */
export async function startWeb(options: { dev: boolean; hostname: string; port: number }): Promise<Service> {
  // Next would end every upgrade whose path matches a page, so it gets a server that never listens.
  const app = next({ ...options, httpServer: new Server() });
  await app.prepare();
  const handle = app.getRequestHandler();
  const upgrade = app.getUpgradeHandler();
  return {
    request(request, response) {
      if (servePublic(request, response)) return;
      handle(request, response).catch((error: unknown) => {
        reportError(error, `${request.method} ${request.url}`);
        if (!response.headersSent) response.writeHead(500);
        response.end();
      });
    },
    upgrade(request, socket, head) {
      upgrade(request, socket, head).catch((error: unknown) => {
        reportError(error, `Upgrade ${request.url}`);
        socket.destroy();
      });
      return true;
    },
    close: () => app.close(),
  };
}
