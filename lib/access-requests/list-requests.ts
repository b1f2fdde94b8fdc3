import type { Tx } from "#lib/db/db.ts";

/** Somebody who waits to be let in; ids of notes are short ids. */
export interface ListedRequest {
  id: string;
  person: { id: string; name: string };
  note: { id: string; title: string };
  message: string;
  askedAt: string;
}

const mostShown = 50;

/** The open requests for notes of the notebook (by its internal id), the oldest first. The caller has checked who asks. */
export async function listRequestsIn(tx: Tx, notebookId: string): Promise<ListedRequest[]> {
  const { workspaceId } = await tx.notebook.findUniqueOrThrow({
    where: { id: notebookId },
    select: { workspaceId: true },
  });
  const requests = await tx.accessRequest.findMany({
    where: {
      decidedAt: null,
      note: { notebookId, trashedAt: null },
      user: { suspendedAt: null, memberships: { some: { workspaceId } } },
    },
    orderBy: [{ askedAt: "asc" }, { id: "asc" }],
    take: mostShown,
    select: {
      id: true,
      message: true,
      askedAt: true,
      user: { select: { id: true, name: true } },
      note: { select: { shortId: true, title: true } },
    },
  });
  return requests.map(({ id, message, askedAt, user, note }) => ({
    id,
    person: user,
    note: { id: note.shortId, title: note.title },
    message,
    askedAt: askedAt.toISOString(),
  }));
}
