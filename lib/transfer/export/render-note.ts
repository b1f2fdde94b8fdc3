import { transaction } from "#lib/db/db.ts";
import { writeFrontMatter } from "#lib/editor/front-matter.ts";
import { serializeMarkdown } from "#lib/editor/markdown/serialize.ts";
import type { NoteContent } from "#lib/editor/yjs.ts";
import { isRefusal } from "#lib/errors.ts";
import { liveLinksIn, type LiveLinks } from "#lib/links/live-links.ts";
import { resolveLinks } from "#lib/links/resolve-links.ts";
import { storeNote } from "#lib/notes/store-note.ts";
import { requireNote } from "#lib/permissions/notes.ts";
import type { ExportContext } from "./export-context.ts";
import { pathOf } from "./export-context.ts";
import { localContent } from "./local-content.ts";
import type { ExportedNote } from "./plan-export.ts";

/** A note as the text of its file, with every word that was acknowledged; null when it may no longer be read. */
export async function renderNote(context: ExportContext, note: ExportedNote): Promise<string | null> {
  const stored = await storedContent(context, note);
  if (!stored) return null;
  const { content, placeholders } = await localContent(context, note, stored.content);
  const text =
    context.format === "markdown"
      ? markdownOf(content, note)
      : await (await import("./html-page.ts")).htmlPage(context, note, { content, links: stored.links });
  return placeholders.resolve(text, pathOf(note, context.format));
}

async function storedContent(
  { actor }: ExportContext,
  { shortId }: ExportedNote,
): Promise<{ content: NoteContent; links: LiveLinks } | null> {
  try {
    return await transaction(async (tx) => {
      const { id, workspaceId, notebookId } = await requireNote(tx, actor, { id: shortId, needed: "read" });
      const { content } = await storeNote(tx, id);
      const place = { workspaceId, notebookId };
      const body = await resolveLinks(tx, actor, { ...place, body: content.body });
      const links = await liveLinksIn(tx, actor, { ...place, body });
      return { content: { ...content, body }, links };
    });
  } catch (error) {
    if (isRefusal(error)) return null; // moved, trashed or taken away since the archive was begun
    throw error;
  }
}

function markdownOf(content: NoteContent, { createdAt, updatedAt }: ExportedNote): string {
  const { tags = [], properties = {} } = content;
  const { extra = "", ...known } = properties;
  const dates = { created: createdAt.toISOString(), updated: updatedAt.toISOString() };
  const yaml = writeFrontMatter({ data: { ...known, tags, ...dates }, extra });
  return yaml + (yaml === "" ? "" : "\n") + serializeMarkdown(content);
}
