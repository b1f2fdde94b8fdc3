import type { Document } from "@hocuspocus/server";
import * as Y from "yjs";
import { db } from "#lib/db/db.ts";
import { clientsOf } from "#lib/notes/clients-of.ts";
import { unmergedUpdates } from "#lib/notes/update-log.ts";
import type { DecodedUpdate } from "./check-update.ts";
import { EndConnection } from "./ending.ts";

const tellAgainAfterMs = 60_000;

/** What somebody sent, on its way into the log. */
export interface Claim {
  noteId: string;
  document: Document;
  userId: string;
  update: DecodedUpdate;
  /** Brings what is in the log into the document. */
  catchUp(): Promise<void>;
}

export interface Writers {
  /** Somebody shows themselves as this Yjs client, and is going to write under it. */
  shown(noteId: string, client: number, userId: string): void;
  /** Ends the connection of somebody who sends, or refers to, more of what another person writes than the log has. */
  claim(claim: Claim): Promise<void>;
  forget(noteId: string): void;
}

/** Yjs clients and people; nobody is the server, or somebody whose account is gone. */
type Owners = Map<number, string | null>;

interface Known {
  written: Owners;
  shown: Owners;
}

/**
 * Who writes under which Yjs client into the open notes. What has a client and a clock that the note has already is taken
 * for the same words; so whoever uses up the next clocks of somebody else would have that person's next words thrown
 * away, although they are told that these are saved; and whoever deletes them beforehand, or lets something wait for them,
 * meddles with what the other has yet to write. People do send the words of others, namely those that they
 * have of the server. They can be missing in the log only when a backup was restored: only then it is `trusting`.
 */
export function createWriters({ trusting }: { trusting: boolean }): Writers {
  const notes = new Map<string, Known>();
  let toldAt = 0;

  function knownOf(noteId: string): Known {
    const known = notes.get(noteId) ?? { written: new Map(), shown: new Map() };
    notes.set(noteId, known);
    return known;
  }

  function tellOperator({ document }: Claim): void {
    if (toldAt > Date.now() - tellAgainAfterMs) return;
    toldAt = Date.now();
    console.error(
      `Somebody sent words of another person that are not in the log of the note ${document.name}; they were refused. ` +
        "If a backup was restored, start with BACKUP_RESTORED=true: see README.md.",
    );
  }

  return {
    shown: (noteId, client, userId) => own(knownOf(noteId).shown, client, userId),
    async claim(claim) {
      const known = knownOf(claim.noteId); // kept, even if everybody leaves and it is forgotten meanwhile
      if (trusting || isOwn(claim, known, "what is known")) return;
      await readLog(claim, known); // another server, or an earlier day, may have what this one does not know
      if (isOwn(claim, known, "the log")) return;
      tellOperator(claim);
      throw new EndConnection("not-understood");
    },
    forget: (noteId) => void notes.delete(noteId),
  };
}

/** Whether all that the note would hear of for the first time is by clients of the author's own. */
function isOwn(
  { document, userId, update }: Claim,
  { written, shown }: Known,
  by: "what is known" | "the log",
): boolean {
  return newIn(update, document).every((client) => {
    const owner = written.get(client);
    if (owner !== undefined) return owner === userId;
    const isShown = shown.get(client) === userId;
    const isSure = by === "the log" ? isShown || !shown.has(client) : isShown && isNew(document, client);
    if (isSure) written.set(client, userId);
    return isSure;
  });
}

/** Of several who sent the same words, the first wrote them; what is merged came before what is not. */
async function readLog({ noteId, catchUp }: Claim, { written }: Known): Promise<void> {
  await catchUp();
  const rows = await unmergedUpdates(db, noteId);
  for (const [client, owner] of await clientsOf(db, noteId)) own(written, client, owner);
  for (const { userId, update } of rows) for (const client of clientsIn(update)) own(written, client, userId);
}

const isNew = ({ store }: Document, client: number) => Y.getState(store, client) === 0;

/** Whoever comes first has it. */
function own(owners: Owners, client: number, userId: string | null): void {
  if (!owners.has(client)) owners.set(client, userId);
}

/** The clients of which the update says something that the note does not have. */
function newIn({ structs, ds }: DecodedUpdate, { store }: Document): number[] {
  const clients = new Set<number>();
  const refer = (id: Y.ID | null) => {
    if (id && id.clock >= Y.getState(store, id.client)) clients.add(id.client);
  };
  for (const struct of structs) {
    const { client, clock } = struct.id;
    refer(Y.createID(client, clock + struct.length - 1));
    if (!(struct instanceof Y.Item)) continue;
    refer(struct.origin);
    refer(struct.rightOrigin);
    if (struct.parent instanceof Y.ID) refer(struct.parent);
  }
  for (const [client, ranges] of ds.clients)
    for (const { clock, len } of ranges) refer(Y.createID(client, clock + len - 1));
  return [...clients];
}

function clientsIn(update: Uint8Array): number[] {
  try {
    return [...new Set(Y.decodeUpdate(update).structs.map(({ id }) => id.client))];
  } catch {
    return []; // it is set aside and reported when the note is stored
  }
}
