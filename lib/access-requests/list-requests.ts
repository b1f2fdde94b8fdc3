import type { Tx } from "#lib/db/db.ts";
import { accessOfPeople } from "#lib/permissions/access-to-notes.ts";

/** Somebody who waits to be let in; ids of notes are short ids. */
export interface ListedRequest {
  id: string;
  person: { id: string; name: string };
  note: { id: string; title: string };
  message: string;
  askedAt: string;
}

const mostShown = 50;

/**
 * The open requests for a note (by its internal id) of those who may not read it, the oldest first. The caller has
 * checked who asks.
 */
export async function listRequestsFor(tx: Tx, noteId: string): Promise<ListedRequest[]> {
  const { workspaceId } = await tx.note.findUniqueOrThrow({
    where: { id: noteId },
    select: { workspaceId: true },
  });
  const requests = await tx.accessRequest.findMany({
    where: {
      decidedAt: null,
      noteId,
      user: { suspendedAt: null, memberships: { some: { workspaceId } } },
    },
    orderBy: [{ askedAt: "asc" }, { id: "asc" }],
    select: {
      id: true,
      message: true,
      askedAt: true,
      user: { select: { id: true, name: true } },
      note: { select: { shortId: true, title: true } },
    },
  });
  const held = await accessOfPeople(tx, { noteId, userIds: requests.map(({ user }) => user.id) });
  const waiting = requests.filter(({ user }) => held.get(user.id) === "none").slice(0, mostShown);
  return waiting.map(({ id, message, askedAt, user, note }) => ({
    id,
    person: user,
    note: { id: note.shortId, title: note.title },
    message,
    askedAt: askedAt.toISOString(),
  }));
}
