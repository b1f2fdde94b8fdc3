import { generateKeyBetween } from "fractional-indexing";
import { system } from "#lib/actor.ts";
import type { Tx } from "#lib/db/db.ts";
import { shortId } from "#lib/db/short-id.ts";
import { parseMarkdown } from "#lib/editor/markdown/parse.ts";
import { addNote } from "#lib/notes/add-note.ts";
import { workspaceTexts } from "#lib/texts/en/workspaces.ts";
import { databricksVsKubeflow } from "./start-here/databricks-vs-kubeflow.ts";
import { startHere } from "./start-here/start-here.ts";

/** Gives a new workspace the notebook "Start here" with its first notes, written by nobody in particular. */
export async function addStartHere(tx: Tx, workspace: { id: string; slug: string }): Promise<void> {
  const position = generateKeyBetween(null, null);
  const notebook = await tx.notebook.create({
    data: { shortId: shortId(), workspaceId: workspace.id, name: workspaceTexts.startHere, position },
    select: { shortId: true },
  });
  for (const markdown of [startHere, databricksVsKubeflow]) {
    const { title = "", body } = parseMarkdown(markdown);
    const place = { workspace: workspace.slug, notebook: notebook.shortId };
    await addNote(tx, system, { ...place, content: { title, body }, origin: "created" });
  }
}
