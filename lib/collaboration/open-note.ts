import type { WebSocket } from "ws";
import type { Actor } from "#lib/actor.ts";
import { transaction } from "#lib/db/db.ts";
import { isOutage } from "#lib/db/outage.ts";
import { SCHEMA_VERSION } from "#lib/editor/fields.ts";
import { isRefusal } from "#lib/errors.ts";
import { requireNote } from "#lib/permissions/notes.ts";
import { Denied } from "./ending.ts";
import type { Peer } from "./peer.ts";
import { colourOf } from "./presence.ts";
import { schemaVersionIn } from "./protocol.ts";

/** What is known of somebody at the door. */
export interface Visit {
  /** The short id of the note. */
  documentName: string;
  token: string;
  headers: Headers;
  socket: WebSocket;
}

const shortIdFormat = /^[0-9a-z]{4,32}$/;

/** Lets somebody in who may at least read the note with an editor that knows everything in it; or throws `Denied`. */
export async function openNote(
  visit: Visit,
  authenticate: (headers: Headers) => Promise<Actor>,
): Promise<Peer> {
  if (!shortIdFormat.test(visit.documentName)) throw new Denied("no-access");
  if (schemaVersionIn(visit.token) !== SCHEMA_VERSION) throw new Denied("outdated");
  try {
    const actor = await authenticate(visit.headers);
    if (actor.kind !== "user" && actor.kind !== "token") throw new Denied("signed-out");
    return await peerFor(visit, actor);
  } catch (error) {
    if (isRefusal(error)) throw new Denied(error.code === "unauthenticated" ? "signed-out" : "no-access");
    if (isOutage(error)) throw new Denied("unavailable");
    throw error;
  }
}

async function peerFor({ documentName, socket }: Visit, actor: Peer["actor"]): Promise<Peer> {
  return await transaction(async (tx) => {
    const note = await requireNote(tx, actor, { id: documentName, needed: "read" });
    const { schemaVersion } = await tx.noteState.findUniqueOrThrow({
      where: { noteId: note.id },
      select: { schemaVersion: true },
    });
    // A newer server wrote it, before this one was brought back.
    if (schemaVersion > SCHEMA_VERSION) throw new Denied("outdated");
    const { name } = await tx.user.findUniqueOrThrow({ where: { id: actor.userId }, select: { name: true } });
    return {
      actor,
      socket,
      noteId: note.id,
      workspaceId: note.workspaceId,
      access: note.access,
      standing: null,
      user: { id: actor.userId, name, color: colourOf(actor.userId) },
      connection: undefined,
      awarenessClient: undefined,
      ended: false,
    };
  });
}
