import type { Actor } from "#lib/actor.ts";
import { fileName } from "#lib/attachments/file-name.ts";
import { transaction } from "#lib/db/db.ts";
import { serializeMarkdown } from "#lib/editor/markdown/serialize.ts";
import { frontMatterOf } from "#lib/notes/front-matter.ts";
import { storeNote } from "#lib/notes/store-note.ts";
import { requireNote } from "#lib/permissions/notes.ts";
import { transferTexts } from "#lib/texts/en/transfer.ts";
import type { ExportMarkdown } from "./schema.ts";

/** A note as a Markdown file. */
export interface MarkdownFile {
  filename: string;
  markdown: string;
}

/** The note as it is now, with every word that was acknowledged, with its tags and properties as front matter. */
export async function exportMarkdown(actor: Actor, { note: id }: ExportMarkdown): Promise<MarkdownFile> {
  return await transaction(async (tx) => {
    const note = await requireNote(tx, actor, { id, needed: "read" });
    const { content } = await storeNote(tx, note.id);
    const frontMatter = frontMatterOf(content);
    const markdown = serializeMarkdown({ ...content, ...(frontMatter !== undefined && { frontMatter }) });
    return { filename: `${stemFor(content.title)}.md`, markdown };
  });
}

/** A title may hold slashes, which are no folders here. */
function stemFor(title: string): string {
  const words = title.replaceAll(/[/\\]/g, "-").trim();
  return words === "" ? transferTexts.untitled : fileName(words);
}
