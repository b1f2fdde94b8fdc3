import type {
  beforeHandleAwarenessPayload,
  beforeSyncPayload,
  beforeUnloadDocumentPayload,
  Configuration,
  Document,
  onAuthenticatePayload,
  onLoadDocumentPayload,
} from "@hocuspocus/server";
import type { Actor } from "#lib/actor.ts";
import { isOutage } from "#lib/db/outage.ts";
import { allows } from "#lib/permissions/access.ts";
import { collaborationTexts } from "#lib/texts/en/collaboration.ts";
import { checkStateVector, checkUpdate, holds, type DecodedUpdate } from "./check-update.ts";
import { Denied, EndConnection, neverRejecting, rejectingOnlyWith } from "./ending.ts";
import type { GroupCommit } from "./group-commit.ts";
import { keepDeleted } from "./keep-deleted.ts";
import type { LogOrder } from "./log-order.ts";
import type { NoteSizes } from "./note-sizes.ts";
import type { OpenDocuments } from "./open-documents.ts";
import { openNote } from "./open-note.ts";
import { passOnInOrder } from "./pass-on.ts";
import type { Ending } from "./protocol.ts";
import { closeSocket, endPeer, tell, type Peer, type SocketContext } from "./peer.ts";
import type { Peers } from "./peers.ts";
import { restrictPresence } from "./presence.ts";
import { forgetRehearsals, rehearse } from "./rehearse.ts";
import type { Storing } from "./store-soon.ts";
import type { Writers } from "./writers.ts";

export interface Parts {
  authenticate: (headers: Headers) => Promise<Actor>;
  commit: GroupCommit;
  documents: OpenDocuments;
  order: LogOrder;
  peers: Peers;
  sizes: NoteSizes;
  storing: Storing;
  writers: Writers;
}

const mostPeers = 250;
const nearlyFull = 0.8 * mostPeers;
const syncStep1 = 0;
const syncStep2 = 1;

/** What happens at each point of a connection's life. */
export function hooksFor(parts: Parts): Partial<Configuration<SocketContext>> {
  const denied = (error: unknown) => new Denied(isOutage(error) ? "unavailable" : "no-access");
  const failed = () => new EndConnection("failed");
  return {
    onAuthenticate: (payload) => closingOnOutage(payload.context, () => enter(parts, payload)),
    onLoadDocument: (payload) => closingOnOutage(payload.context, () => load(parts, payload)),
    connected: neverRejecting("connected", async ({ context, connection }) => {
      const peer = peerOf(context);
      peer.connection = connection;
      if (peer.ended) return connection.close();
      await parts.peers.joined(peer);
      warn(parts, peer, connection.document);
    }),
    beforeHandleMessage: rejectingOnlyWith("beforeHandleMessage", failed, async ({ context, connection }) => {
      const peer = peerOf(context);
      peer.connection ??= connection;
      if (peer.ended) throw new EndConnection("access-ended");
    }),
    beforeSync: rejectingOnlyWith("beforeSync", failed, (payload) =>
      endingPeer(payload, () => receive(parts, payload)),
    ),
    beforeHandleAwareness: rejectingOnlyWith("beforeHandleAwareness", failed, async (payload) =>
      show(parts, payload),
    ),
    onDisconnect: neverRejecting("onDisconnect", ({ context }) => {
      if (context.peer) parts.peers.left(context.peer);
    }),
    beforeUnloadDocument: neverUnloadingAnother,
    afterUnloadDocument: neverRejecting("afterUnloadDocument", ({ instance, documentName }) => {
      const isOpenAgain = instance.documents.has(documentName) || instance.loadingDocuments.has(documentName);
      if (!isOpenAgain) parts.documents.forget(documentName);
    }),
    onStateless: ignored,
    onChange: ignored,
    onAwarenessUpdate: ignored,
    onTokenSync: ignored,
  };

  async function closingOnOutage<Result>(
    context: SocketContext,
    hook: () => Promise<Result>,
  ): Promise<Result> {
    const guarded = rejectingOnlyWith("opening a note", denied, hook);
    try {
      return await guarded(undefined);
    } catch (error) {
      const outage = error instanceof Denied && error.reason === "unavailable";
      // Only a closed socket makes the provider try again; the denial goes out first.
      if (outage) setImmediate(() => closeSocket(context.socket, "unavailable"));
      throw error;
    }
  }
}

async function ignored(): Promise<void> {}

/**
 * Hocuspocus takes whatever is open under the name for the document to be unloaded. When everybody left and somebody is
 * back already, that would cut those who come later off from them. A hook that throws keeps it from that.
 */
async function neverUnloadingAnother({
  instance,
  documentName,
  document,
}: beforeUnloadDocumentPayload): Promise<void> {
  if (instance.documents.get(documentName) !== document) throw new StillOpen();
}

/** Without a message, as Hocuspocus would report it. */
class StillOpen extends Error {}

async function enter(
  { authenticate, peers }: Parts,
  {
    documentName,
    token,
    requestHeaders,
    context,
    connectionConfig,
    instance,
  }: onAuthenticatePayload<SocketContext>,
): Promise<Pick<SocketContext, "peer">> {
  const open = instance.documents.get(documentName)?.getConnectionsCount() ?? 0;
  if (open >= mostPeers) throw new Denied("full");
  const visit = { documentName, token, headers: requestHeaders, socket: context.socket };
  const seen = peers.seen();
  const peer = await openNote(visit, authenticate);
  connectionConfig.readOnly = !allows(peer.access, "edit");
  peers.entered(peer, seen);
  return { peer };
}

async function load(
  { documents }: Parts,
  { documentName, document, context }: onLoadDocumentPayload<SocketContext>,
) {
  keepDeleted(document);
  return await documents.load(documentName, peerOf(context).noteId);
}

/** Makes an update durable before Hocuspocus applies it, passes it on, and tells its author that it is saved (law 2). */
async function receive(
  { commit, documents, order, peers, sizes, storing, writers }: Parts,
  { type, payload, context, connection, document }: beforeSyncPayload<SocketContext>,
): Promise<void> {
  if (type === syncStep1) checkStateVector(payload);
  if (type === syncStep1 || connection.readOnly) return; // Hocuspocus refuses updates of read-only connections
  const peer = peerOf(context);
  const { actor, noteId, standing } = peer;
  if (type === syncStep2 && holds(document, payload)) return;
  const update = checkUpdate(payload);
  if (update.structs.length + update.ds.clients.size === 0) return; // it says nothing
  const catchUp = async () => await documents.catchUp(noteId);
  await writers.claim({ noteId, document, userId: actor.userId, update, catchUp });
  const comesNear = rehearseOrLeave({ peers, sizes }, { noteId, document, payload, update });
  const appended = await commit
    .append({ actor, noteId, standing, update: payload })
    .catch((error: unknown) => {
      forgetRehearsals(document);
      throw error;
    });
  peer.standing = appended.standing;
  if (!appended.accepted) {
    forgetRehearsals(document);
    throw new EndConnection("access-ended");
  }
  storing.soon(noteId);
  if (comesNear) for (const one of peers.all()) if (one.noteId === noteId) tell(one, nearlyTooLarge);
  if (appended.batch !== null) await order.holdsBefore(noteId, appended.batch);
  // The right to write went while it was being written: Hocuspocus drops it, but it is in the log. Or everybody left,
  // and whoever has opened the note since may have read the log before it was there.
  if (connection.readOnly || document.isDestroyed) return await catchUp();
  passOnInOrder(document, payload);
}

interface Rehearsed {
  noteId: string;
  document: Document;
  payload: Uint8Array;
  update: DecodedUpdate;
}

/**
 * Whether the update, which can be taken, brings the note near to being too large. A document that cannot be copied is
 * broken, though not its log: everybody leaves it, and it is read anew.
 */
function rehearseOrLeave(
  { peers, sizes }: Pick<Parts, "peers" | "sizes">,
  { noteId, document, payload, update }: Rehearsed,
): boolean {
  try {
    const copy = rehearse(document, payload);
    return sizes.reserve(noteId, { document, copy, update, bytes: payload.byteLength });
  } catch (error) {
    forgetRehearsals(document);
    if (!(error instanceof EndConnection))
      for (const peer of peers.all()) if (peer.noteId === noteId) endPeer(peer, "failed");
    throw error;
  }
}

const nearlyTooLarge = { type: "warned", message: collaborationTexts.noteNearlyTooLarge } as const;

/** Says to somebody who comes which limit is near, before they reach it. */
function warn({ sizes }: Parts, peer: Peer, document: Document): void {
  if (sizes.isNearlyTooLarge(peer.noteId)) return tell(peer, nearlyTooLarge);
  if (document.getConnectionsCount() > nearlyFull)
    tell(peer, { type: "warned", message: collaborationTexts.nearlyFull(mostPeers) });
}

/** A connection that breaks the rules loses its socket as well, and hears why. */
async function endingPeer(
  { context }: beforeSyncPayload<SocketContext>,
  hook: () => Promise<void>,
): Promise<void> {
  try {
    await hook();
  } catch (error) {
    const reason = error instanceof EndConnection ? error.reason : "failed";
    const peer = peerOf(context);
    const message = refusals[reason];
    if (message) tell(peer, { type: "refused", message });
    endPeer(peer, reason);
    throw error;
  }
}

const refusals: Partial<Record<Ending, string>> = {
  "note-too-large": collaborationTexts.noteTooLarge,
  "not-understood": collaborationTexts.notUnderstood,
};

function show(
  { writers }: Parts,
  { context, document, states }: beforeHandleAwarenessPayload<SocketContext>,
): void {
  if (!context) return;
  const peer = peerOf(context);
  restrictPresence(peer, document, states);
  for (const client of states.keys()) writers.shown(peer.noteId, client, peer.user.id);
}

function peerOf({ peer }: SocketContext): Peer {
  if (!peer) throw new EndConnection("failed");
  return peer;
}
