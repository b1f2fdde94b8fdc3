/** Where the page's own lines leave the socket until the note's script is there. */
const place = "commonplaceSocket";

interface Page {
  [place]?: WebSocket | undefined;
}

/**
 * Connects for the note that this page came with, before any script of ours is there: by the time the note is opened its
 * socket is, too. This is written into the page as it stands, behind the text, so it names nothing from outside.
 */
export function openEarlySocket(path: string): void {
  if (!navigator.onLine || !document.querySelector("[data-opening]")) return;
  const url = location.origin.replace(/^http/, "ws") + path;
  const socket = new WebSocket(url);
  addEventListener("offline", () => socket.close(), { once: true });
  Object.assign(globalThis, { commonplaceSocket: socket });
}

/** The socket that the page itself has opened, once, unless it is closed again; if it is open already it says so anew. */
export function takeEarlySocket(url: string | URL): WebSocket | null {
  const page = globalThis as Page;
  const socket = page[place];
  page[place] = undefined;
  if (!socket || socket.url !== String(url)) return null;
  if (socket.readyState > WebSocket.OPEN) return null;
  if (socket.readyState === WebSocket.OPEN) queueMicrotask(() => socket.dispatchEvent(new Event("open")));
  return socket;
}
