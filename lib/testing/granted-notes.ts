import { listActivity } from "#lib/activity/list-activity.ts";
import type { UserActor } from "#lib/actor.ts";
import { transaction } from "#lib/db/db.ts";
import type { Access } from "#lib/db/generated/enums.ts";
import { createNote } from "#lib/notes/create-note.ts";
import { listNotes } from "#lib/notes/list-notes.ts";
import { listRecent } from "#lib/notes/list-recent.ts";
import { listTree } from "#lib/notes/list-tree.ts";
import { searchNotes } from "#lib/search/search-notes.ts";
import { suggestNotes } from "#lib/search/suggest-notes.ts";
import { namePerson } from "#lib/sharing/name-person.ts";
import {
  actorOf,
  createMember,
  createNotebook,
  createUser,
  createWorkspace,
} from "#lib/testing/factories.ts";
import { planExport } from "#lib/transfer/export/plan-export.ts";

/** Ana with a private notebook: Letters > Mill > Flour, and Accounts beside it; and Gil, a guest. */
export async function createGrantScene() {
  const owner = await createUser({ name: "Ana Fields" });
  const workspace = await createWorkspace({ owner });
  const ana = await actorOf(owner);
  const user = await createUser({ name: "Gil Brook" });
  await createMember({ workspace, user, role: "guest" });
  const notebook = await createNotebook({
    workspace,
    name: "Private",
    visibility: "private",
    members: [{ user: owner, access: "manage" }],
  });
  const write = async (title: string, parent?: string) => {
    const place = { workspace: workspace.slug, notebook: notebook.shortId, ...(parent && { parent }) };
    return (await createNote(ana, { ...place, title, markdown: `Words about ${title}. #grain` })).id;
  };
  const letters = await write("Letters");
  const mill = await write("Mill", letters);
  const flour = await write("Flour", mill);
  const accounts = await write("Accounts");
  const give = (note: string, access: Access) =>
    namePerson(ana, { note, scope: "note", user: user.id, access });
  return { ana, gil: await actorOf(user), user, workspace, notebook, letters, mill, flour, accounts, give };
}

export type GrantScene = Awaited<ReturnType<typeof createGrantScene>>;

/** The notes that each list of the workspace gives somebody. */
export async function listed(
  actor: UserActor,
  { workspace: { slug: workspace } }: Pick<GrantScene, "workspace">,
) {
  const ids = (rows: { id: string }[]) => [...new Set(rows.map(({ id }) => id))].toSorted();
  return {
    tree: ids((await listTree(actor, { workspace })).notes),
    notes: ids((await listNotes(actor, { workspace, limit: 100 })).notes),
    recent: ids(await listRecent(actor, { workspace })),
    search: ids((await searchNotes(actor, { workspace, q: "words", limit: 50 })).hits),
    tagged: ids((await searchNotes(actor, { workspace, q: "tag:grain", limit: 50 })).hits),
    switcher: ids(await suggestNotes(actor, { workspace, q: "" })),
    activity: ids((await listActivity(actor, { workspace, limit: 100 })).activity.map(({ note }) => note)),
    export: ids(await exported(actor, workspace)),
  };
}

async function exported(actor: UserActor, workspace: string): Promise<{ id: string }[]> {
  const { notes } = await transaction((tx) => planExport(tx, actor, { workspace }));
  return notes.map(({ shortId: id }) => ({ id }));
}
