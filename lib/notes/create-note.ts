import type { JSONContent } from "@tiptap/core";
import type { Actor } from "#lib/actor.ts";
import { transaction } from "#lib/db/db.ts";
import { emptyBody } from "#lib/editor/body.ts";
import { inlineText } from "#lib/editor/facts.ts";
import { parseMarkdown } from "#lib/editor/markdown/parse.ts";
import type { NoteContent } from "#lib/editor/yjs.ts";
import { requireWorkspace } from "#lib/permissions/workspaces.ts";
import { addNote, type AddedNote } from "./add-note.ts";
import { readAbout } from "./front-matter.ts";
import type { CreateNote } from "./schema.ts";

/** Makes a note, empty or from Markdown; without a title, the first heading of the Markdown is its title. */
export async function createNote(actor: Actor, input: CreateNote): Promise<AddedNote> {
  const { workspace, notebook, parent } = input;
  // Reading Markdown is work that is not done for strangers.
  await transaction((tx) => requireWorkspace(tx, actor, { slug: workspace, action: "view" }));
  const content = contentOf(input);
  const origin = actor.kind === "token" ? "api" : "created";
  return await transaction((tx) => addNote(tx, actor, { workspace, notebook, parent, content, origin }));
}

function contentOf({ title, markdown }: CreateNote): NoteContent {
  if (markdown === undefined) return { title: title ?? "", body: emptyBody() };
  const file = readAbout(markdown);
  const lifted = parseMarkdown(file.body);
  if (title === undefined) {
    const found = lifted.title ?? file.title ?? firstHeading(lifted.body) ?? "";
    return { title: found.slice(0, 500), body: lifted.body, ...file.about };
  }
  const { body } = lifted.title === title ? lifted : parseMarkdown(file.body, { liftTitle: false });
  return { title, body, ...file.about };
}

/** A heading that does not open the text is a part of it: it gives the title, and stays. */
function firstHeading(body: JSONContent): string | undefined {
  const heading = body.content?.find((block) => block.type === "heading");
  return heading && inlineText(heading).trim();
}
