import type { Document } from "@hocuspocus/server";
import type { Peer, SocketContext } from "./peer.ts";

/** What those of person-colour.ts look like on light paper, in the same order. */
export const colours = [
  "#9a4a2f",
  "#7a5c12",
  "#4d6b1f",
  "#2c6b52",
  "#1f6a78",
  "#35619b",
  "#6a4fa3",
  "#964175",
];
const largestState = 4_000;

/** A person's colour in carets: by the id, so the same in all tabs, and the same as on their picture. */
export function colourOf(userId: string): string {
  let hash = 0;
  for (const character of userId) hash = (hash * 31 + (character.codePointAt(0) ?? 0)) >>> 0;
  return colours[hash % colours.length] ?? "#35619b";
}

type States = Map<number, Record<string, unknown>>;

/**
 * Leaves of an awareness message what the peer may say: where it is and whether it rests, under its own name and one Yjs client of its own.
 * A state without a user is not shown, which also drops the one that Hocuspocus adds while it reads the message.
 */
export function restrictPresence(peer: Peer, document: Document, states: States): void {
  for (const [client, state] of states) {
    if (!isShowable(state) || !mayShowAs(client, peer, document)) {
      states.delete(client);
      continue;
    }
    peer.awarenessClient = client;
    const idle = state.idle === true;
    states.set(client, { cursor: state.cursor ?? null, user: peer.user, ...(idle && { idle }) });
  }
}

function isShowable(state: Record<string, unknown>): boolean {
  return "user" in state && JSON.stringify(state).length <= largestState;
}

function mayShowAs(client: number, peer: Peer, document: Document): boolean {
  if (peer.awarenessClient !== undefined) return peer.awarenessClient === client;
  const holder = document
    .getConnections()
    .find((other) => other !== peer.connection && document.getClients(other).has(client));
  if (!holder) return true;
  if ((holder.context as SocketContext).peer?.user.id !== peer.user.id) return false;
  // The tab came back before its old connection ended; that one must not take the caret with it.
  document.getClients(holder).delete(client);
  return true;
}
