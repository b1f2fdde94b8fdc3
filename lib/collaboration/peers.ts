import { setTimeout as sleep } from "node:timers/promises";
import { db } from "#lib/db/db.ts";
import { accessToNotes } from "#lib/permissions/access-to-notes.ts";
import { allows } from "#lib/permissions/access.ts";
import { reportError } from "#lib/report.ts";
import { endPeer, tell, type Peer } from "./peer.ts";

const retryMs = 300;

export interface Peers {
  /** A mark of everything heard so far, to be handed to `entered`. */
  seen(): number;
  /** Somebody was let in, by rights read since that mark. */
  entered(peer: Peer, seen: number): void;
  /** Their note is loaded. Judged again if rights changed meanwhile. */
  joined(peer: Peer): Promise<void>;
  left(peer: Peer): void;
  /** Judges all those again: closes the sockets of people who may no longer read, and takes or gives the right to write. */
  judge(concerns: (peer: Peer) => boolean): Promise<void>;
  all(): Peer[];
}

/** Everybody who has a note open in this process. */
export function createPeers(): Peers {
  const peers = new Set<Peer>();
  const enteredAt = new WeakMap<Peer, number>();
  /** The judgement by which somebody was last judged. */
  const judgedIn = new WeakMap<Peer, number>();
  let heard = 0;
  let judgements = 0;

  async function judgeThese(judged: Peer[]): Promise<void> {
    while (judged.length > 0) {
      const judgement = ++judgements;
      try {
        const held = await accessToNotes(db, judged);
        judged.forEach((peer, index) => {
          if (judgement < (judgedIn.get(peer) ?? 0)) return; // what was asked later is answered already
          judgedIn.set(peer, judgement);
          applyAccess(peer, held[index]?.access ?? "none");
        });
        return;
      } catch (error) {
        reportError(error, "Judging open notes again"); // nobody can write meanwhile: that asks the same database
        await sleep(retryMs);
        judged = judged.filter((peer) => peers.has(peer));
      }
    }
  }

  return {
    seen: () => heard,
    entered(peer, seen) {
      peers.add(peer);
      enteredAt.set(peer, seen);
      peer.socket.once("close", () => peers.delete(peer));
    },
    async joined(peer) {
      if (enteredAt.get(peer) !== heard) await judgeThese([peer]);
    },
    left: (peer) => void peers.delete(peer),
    async judge(concerns) {
      heard++;
      await judgeThese([...peers].filter((peer) => !peer.ended && concerns(peer)));
    },
    all: () => [...peers],
  };
}

function applyAccess(peer: Peer, access: Peer["access"]): void {
  if (access === "none") return endPeer(peer, "access-ended");
  if (access === peer.access) return;
  peer.access = access;
  if (!peer.connection) return;
  peer.connection.readOnly = !allows(access, "edit");
  tell(peer, { type: "access", access });
}
