import { prefersMarkdown } from "#lib/api/accept.ts";
import { resource } from "#lib/api/resource.ts";
import { trashNote } from "#lib/notes/trash-note.ts";
import { publicPath } from "#lib/publishing/public-url.ts";
import { exportMarkdown } from "#lib/transfer/export-markdown.ts";
import { readMarkdown } from "#lib/transfer/read-markdown.ts";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = resource("/notes/{id}", {
  async GET({ actor, params: { id }, origin, request }) {
    if (prefersMarkdown(request.headers.get("accept"))) {
      const { markdown } = await exportMarkdown(actor, { note: id });
      const headers = { "Content-Type": "text/markdown; charset=utf-8", Vary: "Accept" };
      return new Response(markdown, { headers });
    }
    const { workspace, publication, url, access, ...note } = await readMarkdown(actor, { id });
    return Response.json(
      {
        ...note,
        access,
        url: origin + url,
        workspace: workspace.slug,
        publication: publication && {
          url: origin + publicPath({ workspace: workspace.slug, slug: publication.slug }),
          revision: publication.revision,
        },
      },
      { headers: { Vary: "Accept" } },
    );
  },
  async DELETE({ actor, params: { id } }) {
    await trashNote(actor, { id });
  },
});
