import type { IncomingMessage } from "node:http";

/** Set by our own server on each request, over whatever the client sent under this name. */
const header = "x-commonplace-address";

/**
 * Notes who is connecting, for handlers that do not see the socket. The server calls it before anything else.
 * `trustedProxies` is how many proxies of our own stand in front: that many of the last addresses of
 * `X-Forwarded-For` were written by them, the rest by the client.
 */
export function setClientAddress(request: IncomingMessage, trustedProxies = 0): void {
  const socket = request.socket.remoteAddress ?? "unknown";
  const forwarded = [request.headers["x-forwarded-for"] ?? []].flat().join(",").split(",");
  const behind = forwarded.map((part) => part.trim()).filter(Boolean);
  request.headers[header] = (trustedProxies > 0 && behind.at(-trustedProxies)) || socket;
}

/** The address the request came from, as noted by our server. */
export function clientAddress(headers: Headers): string {
  return headers.get(header) ?? "unknown";
}
