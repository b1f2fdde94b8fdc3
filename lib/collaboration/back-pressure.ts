import type { WebSocket } from "ws";
import { reportError } from "#lib/report.ts";

const mostUnhandled = 8 * 1024 * 1024;

/**
 * Takes nothing more in from a socket once so much was received that `handled` has not resolved for, until it has.
 * What waits while the database is slow stays with its author, instead of filling the memory. Returns what is to be
 * called with the size of each message.
 */
export function holdBack(
  socket: WebSocket,
  handled: () => Promise<void>,
  isClosing: () => boolean,
): (bytes: number) => void {
  let unhandled = 0;
  return (bytes) => {
    unhandled += bytes;
    if (unhandled < mostUnhandled || socket.isPaused) return;
    socket.pause();
    handled()
      .catch((error: unknown) => reportError(error, "Waiting for a socket's messages"))
      .finally(() => {
        unhandled = 0;
        if (!isClosing()) socket.resume(); // who closes has paused it as well, and resumes it
      });
  };
}
