import { create as contentDisposition } from "content-disposition";
import { Refusal } from "#lib/errors.ts";
import { noteIdFrom } from "#lib/notes/note-url.ts";
import { permissionTexts } from "#lib/texts/en/permissions.ts";
import { exportMarkdown } from "#lib/transfer/export-markdown.ts";
import { ExportMarkdown } from "#lib/transfer/schema.ts";
import { route } from "#lib/transport/route.ts";

/** The note as a Markdown file to keep. */
export const GET = route<{ workspace: string; note: string }>(async (actor, params) => {
  const input = ExportMarkdown.safeParse({ note: noteIdFrom(params.note) });
  if (!input.success) throw new Refusal("not-found", permissionTexts.noteNotFound);
  const { filename, markdown } = await exportMarkdown(actor, input.data);
  return new Response(markdown, {
    headers: {
      "Content-Type": "text/markdown; charset=utf-8",
      "Content-Disposition": contentDisposition(filename),
    },
  });
});
