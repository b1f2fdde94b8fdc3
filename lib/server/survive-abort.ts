import type { IncomingMessage } from "node:http";

/**
 * Lets a client go away in the middle of a request. Node is silent about that unless somebody listens, but Next puts
 * another stream's inside into the request once its proxy has read the body, and that one throws what nobody listens
 * to: one closed tab would end the process.
 */
export function surviveAbort(request: IncomingMessage): void {
  let destroy: IncomingMessage["destroy"] = request.destroy.bind(request);
  const careful: IncomingMessage["destroy"] = (error) => {
    // Asked only now: the listeners are exchanged together with the rest.
    if (request.listenerCount("error") === 0) request.on("error", () => undefined);
    return destroy(error);
  };
  Object.defineProperty(request, "destroy", {
    configurable: true,
    enumerable: false,
    get: () => careful,
    set: (exchanged: IncomingMessage["destroy"]) => {
      destroy = exchanged;
    },
  });
}
