import { restoreRevision } from "#lib/revisions/restore-revision.ts";
import { until } from "#lib/testing/collaboration.ts";
import { importFilesBeside } from "#lib/testing/import-files.ts";
import { makeZip } from "#lib/testing/make-zip.ts";
import { openPages, type Pages } from "./pages.ts";
import type { World } from "./world.ts";

/** What somebody else does while people type, by other means than typing. */
export interface OtherWriters {
  /** Restores a revision of the note. */
  restore(number: number): Promise<void>;
  /** Imports so many notes into the workspace; resolves when they are there, with how it ended. */
  importNotes(count: number): Promise<string>;
}

/** Through the product's own pages where they run; by the same functions of the domain, in this process, elsewhere. */
export async function otherWriters(world: World): Promise<OtherWriters> {
  const address = world.deployment.pages();
  return address === null ? inThisProcess(world) : throughPages(world, await openPages(world, address));
}

const filesOf = (count: number) =>
  Array.from({ length: count }, (_, at) => ({ name: `Garden/${at}.md`, content: `# Rose ${at}\n` }));

/** They write into the database, and the sockets hear of it. */
function inThisProcess({ owner, note, workspace }: World): OtherWriters {
  return {
    async restore(number) {
      await restoreRevision(owner, { note: note.shortId, number });
    },
    async importNotes(count) {
      return (await importFilesBeside(owner, { workspace, files: filesOf(count) })).status;
    },
  };
}

function throughPages({ note, workspace }: World, { act, ask }: Pages): OtherWriters {
  const noteActions = "app/(workspace)/w/[workspace]/n/[note]/actions.ts";
  const importActions = "app/(workspace)/w/[workspace]/settings/import/actions.ts";
  return {
    async restore(number) {
      const page = `/w/${workspace.slug}/n/${note.shortId}/history`;
      await act(page, `${noteActions}#restoreNoteRevision`, { note: note.shortId, number });
    },
    async importNotes(count) {
      const body = await makeZip(filesOf(count));
      const query = new URLSearchParams({ workspace: workspace.slug, name: "notes.zip" }).toString();
      const { id } = await ask<{ id: string }>("POST", `/transfers/imports?${query}`, body);
      const stands = async () => (await ask<{ status: string }>("GET", `/transfers/imports/${id}`)).status;
      const rests = async () => !["reading", "running"].includes(await stands());
      await until(rests, "the files were looked at", patienceMs);
      const page = `/w/${workspace.slug}/settings/import/${id}`;
      await act(page, `${importActions}#start`, { id, notebook: null });
      await until(rests, "the notes were written", patienceMs);
      return await stands();
    },
  };
}

/** The queue is started for it, and its tables are made. */
const patienceMs = 60_000;
