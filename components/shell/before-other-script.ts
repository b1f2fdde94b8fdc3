import { openEarlySocket } from "#components/editor/live/early-socket.ts";
import { socketPath } from "#lib/collaboration/protocol.ts";
import { keepEarlyPress } from "./keep-early-press.ts";

/** What each page carries behind its text and runs before any other script is there. */
export const beforeOtherScript = `(${keepEarlyPress.toString()})();(${openEarlySocket.toString()})("${socketPath}")`;
