import type { JSONContent } from "@tiptap/core";
import type { Actor } from "#lib/actor.ts";
import { transaction } from "#lib/db/db.ts";
import { emptyBody } from "#lib/editor/body.ts";
import { inlineText } from "#lib/editor/facts.ts";
import { parseMarkdown } from "#lib/editor/markdown/parse.ts";
import type { NoteContent } from "#lib/editor/yjs.ts";
import { requireWorkspace } from "#lib/permissions/workspaces.ts";
import { addNote, type AddedNote } from "./add-note.ts";
import type { CreateNote } from "./schema.ts";

/** Makes a note, empty or from Markdown; without a title, the first heading of the Markdown is its title. */
export async function createNote(actor: Actor, input: CreateNote): Promise<AddedNote> {
  const { workspace, notebook, parent } = input;
  // Reading Markdown is work that is not done for strangers.
  await transaction((tx) => requireWorkspace(tx, actor, { slug: workspace, action: "view" }));
  const { content, frontMatter } = contentOf(input);
  const origin = actor.kind === "token" ? "api" : "created";
  return await transaction((tx) =>
    addNote(tx, actor, { workspace, notebook, parent, content, frontMatter, origin }),
  );
}

function contentOf({ title, markdown }: CreateNote): {
  content: NoteContent;
  frontMatter?: string | undefined;
} {
  if (markdown === undefined) return { content: { title: title ?? "", body: emptyBody() } };
  if (title === undefined) {
    const parsed = parseMarkdown(markdown);
    const content = { title: parsed.title ?? firstHeading(parsed.body) ?? "", body: parsed.body };
    return { content, frontMatter: parsed.frontMatter };
  }
  const lifted = parseMarkdown(markdown);
  const parsed = lifted.title === title ? lifted : parseMarkdown(markdown, { liftTitle: false });
  return { content: { title, body: parsed.body }, frontMatter: parsed.frontMatter };
}

/** A heading that does not open the text is a part of it: it gives the title, and stays. */
function firstHeading(body: JSONContent): string | undefined {
  const heading = body.content?.find((block) => block.type === "heading");
  return heading && inlineText(heading).trim().slice(0, 500);
}
