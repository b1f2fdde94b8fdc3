import type { DomainEvent } from "#lib/events/events.ts";
import { listen, type Subscription } from "#lib/events/listen.ts";
import { reportError } from "#lib/report.ts";
import type { LogOrder } from "./log-order.ts";
import { tell, type Peer } from "./peer.ts";
import type { Peers } from "./peers.ts";
import type { ServerMessage } from "./protocol.ts";

interface Followers {
  /** The name under which this server writes into the log. */
  self: string;
  peers: Peers;
  order: LogOrder;
}

/** Lets what happens elsewhere in the product, and the time that passes, reach the notes that are open here. */
export async function follow(followers: Followers, judgeEveryMs: number): Promise<Subscription> {
  const { onEvent, onGap } = reactions(followers);
  const subscription = await listen(onEvent, onGap);
  const timer = judgeNowAndThen(followers.peers, judgeEveryMs);
  return {
    doubt: subscription.doubt,
    async close() {
      clearInterval(timer);
      await subscription.close();
    },
  };
}

/** Nothing is announced when a session or a token expires. */
function judgeNowAndThen(peers: Peers, everyMs: number): NodeJS.Timeout {
  let judging = false;
  return setInterval(() => {
    if (judging) return;
    judging = true;
    peers
      .judge(() => true)
      .catch((error: unknown) => reportError(error, "Judging everybody again"))
      .finally(() => (judging = false));
  }, everyMs);
}

function reactions({ self, peers, order }: Followers) {
  return {
    onEvent(event: DomainEvent): void {
      if (event.type === "note.written" && event.by === self)
        return order.heard(event.noteId, event.batch ?? 0);
      if (event.type === "comments.changed")
        return tellThose(peers, { type: "comments" }, (peer) => peer.noteId === event.noteId);
      if (event.type === "notifications.changed")
        return tellThose(peers, { type: "notifications" }, ({ actor }) => actor.userId === event.userId);
      const work = event.type === "note.written" ? order.othersWrote(event.noteId) : judge(peers, event);
      work.catch((error: unknown) => reportError(error, `Following the event ${event.type}`));
    },
    /** Anything may have happened while nobody listened. */
    onGap(): void {
      tellThose(peers, { type: "comments" }, () => true);
      tellThose(peers, { type: "notifications" }, () => true);
      const work = Promise.all([peers.judge(() => true), order.missed()]);
      work.catch((error: unknown) => reportError(error, "Catching up after events were missed"));
    },
  };
}

function tellThose(peers: Peers, message: ServerMessage, concerns: (peer: Peer) => boolean): void {
  for (const peer of peers.all()) if (!peer.ended && concerns(peer)) tell(peer, message);
}

async function judge(peers: Peers, event: DomainEvent): Promise<void> {
  const concerns = concernedBy(event);
  if (concerns) await peers.judge(concerns);
}

function concernedBy(event: DomainEvent): ((peer: Peer) => boolean) | null {
  switch (event.type) {
    case "access.changed":
      return ({ workspaceId, actor }) =>
        workspaceId === event.workspaceId && (event.userId === undefined || event.userId === actor.userId);
    case "tree.changed": // into the trash, or into a notebook that is not shared
      return ({ workspaceId }) => workspaceId === event.workspaceId;
    case "session.ended":
      return ({ actor }) => actor.userId === event.userId;
    default:
      return null;
  }
}
