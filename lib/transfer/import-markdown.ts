import type { Actor } from "#lib/actor.ts";
import { transaction } from "#lib/db/db.ts";
import { Refusal } from "#lib/errors.ts";
import { addNote, type AddedNote } from "#lib/notes/add-note.ts";
import { readAbout } from "#lib/notes/front-matter.ts";
import { parseMarkdownApart } from "#lib/notes/parse-markdown-apart.ts";
import { requireWorkspace } from "#lib/permissions/workspaces.ts";
import { transferTexts } from "#lib/texts/en/transfer.ts";
import type { ImportMarkdown } from "./schema.ts";

const longestTitle = 500;
// What a file that is not UTF-8 text looks like after it was read as such.
const unreadable = /[\0\ufffd]/g;
const mostUnreadable = 0.01;

/**
 * Makes a note of a Markdown file. Its title is the heading at the top, or what the front matter says, or the file's
 * name; the front matter is kept for the way back. It is not an import of one file: it stands at once where somebody
 * is, links to nothing beside it, and so has nothing to look at first, to hide or to take back.
 */
export async function importMarkdown(actor: Actor, input: ImportMarkdown): Promise<AddedNote> {
  const { workspace, notebook, parent, name, markdown } = input;
  await transaction((tx) => requireWorkspace(tx, actor, { slug: workspace, action: "view" })); // reading is work
  if (!isText(markdown)) throw new Refusal("unsupported-type", transferTexts.notText);
  const file = readAbout(markdown);
  const { title = file.title, body } = await parseMarkdownApart(file.body, { bodyOnly: true });
  const content = { title: (title ?? titleFromName(name)).slice(0, longestTitle), body, ...file.about };
  return await transaction((tx) =>
    addNote(tx, actor, { workspace, notebook, parent, content, origin: "imported" }),
  );
}

function isText(markdown: string): boolean {
  if (markdown.includes("\0")) return false;
  return (markdown.match(unreadable)?.length ?? 0) <= markdown.length * mostUnreadable;
}

/** The name without folders and extension. */
function titleFromName(name: string): string {
  const words = name
    .replace(/^.*[/\\]/s, "")
    .replace(/\.(md|markdown|mdown|txt)$/i, "")
    .replaceAll(/[\p{Cc}\s]+/gu, " ")
    .trim();
  return words || transferTexts.untitled;
}
