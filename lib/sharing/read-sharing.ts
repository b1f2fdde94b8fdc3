import { userIdOf, type Actor } from "#lib/actor.ts";
import { listRequestsFor, type ListedRequest } from "#lib/access-requests/list-requests.ts";
import { transaction, type Tx } from "#lib/db/db.ts";
import type { Visibility } from "#lib/db/generated/enums.ts";
import type { AccessLevel } from "#lib/permissions/access.ts";
import { requireNote } from "#lib/permissions/notes.ts";
import { mayInWorkspace } from "#lib/permissions/workspaces.ts";
import { peopleWithAccess, type PersonWithAccess } from "./people-with-access.ts";
import type { SharedNote } from "./schema.ts";

const mostShown = 300;

/** Who may do what with a note, and why. */
export interface Sharing {
  notebook: { id: string; name: string; visibility: Visibility };
  /** What the actor holds on the note, and whether they manage its notebook as well. */
  access: AccessLevel;
  managesNotebook: boolean;
  people: (PersonWithAccess & { you: boolean })[];
  /** How many more there are. */
  more: number;
  /** Members who have no access yet; for those who may give it. */
  others: { id: string; name: string }[];
  /** Those who ask to be let in; for those who may decide. */
  requests: ListedRequest[];
  mayInvite: boolean;
}

/**
 * Everybody with access to a note, with the reason, for whoever may read it. Guests get to know those who are let into
 * it by name, and those who are named for its notebook if they are themselves.
 */
export async function readSharing(actor: Actor, { note: id }: SharedNote): Promise<Sharing> {
  return await transaction(async (tx) => {
    const note = await requireNote(tx, actor, { id, needed: "read" });
    const notebook = await tx.notebook.findUniqueOrThrow({
      where: { id: note.notebookId },
      select: { shortId: true, name: true, visibility: true },
    });
    const { role } = note;
    const self = userIdOf(actor);
    const everybody = await peopleWithAccess(tx, note.id);
    const known = ({ id: who, named, granted }: PersonWithAccess) =>
      who === self || granted || (named && note.onNotebook !== "none");
    const people = role === "guest" ? everybody.filter(known) : everybody;
    const manages = note.access === "manage";
    return {
      notebook: { id: notebook.shortId, name: notebook.name, visibility: notebook.visibility },
      access: note.access,
      managesNotebook: note.onNotebook === "manage",
      people: people.slice(0, mostShown).map((person) => ({ ...person, you: person.id === self })),
      more: Math.max(0, people.length - mostShown),
      others: manages && role !== "guest" ? await membersBut(tx, note.workspaceId, everybody) : [],
      requests: manages ? await listRequestsFor(tx, note.id) : [],
      mayInvite: manages && mayInWorkspace(actor, role, "invite"),
    };
  });
}

async function membersBut(
  tx: Tx,
  workspaceId: string,
  people: { id: string }[],
): Promise<{ id: string; name: string }[]> {
  const members = await tx.member.findMany({
    where: {
      workspaceId,
      userId: { notIn: people.map(({ id }) => id) },
      user: { suspendedAt: null },
    },
    orderBy: [{ user: { name: "asc" } }, { userId: "asc" }],
    take: 1000,
    select: { user: { select: { id: true, name: true } } },
  });
  return members.map(({ user }) => user);
}
