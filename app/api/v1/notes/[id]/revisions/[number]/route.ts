import { resource } from "#lib/api/resource.ts";
import { serializeMarkdown } from "#lib/editor/markdown/serialize.ts";
import { readRevision } from "#lib/revisions/read-revision.ts";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = resource("/notes/{id}/revisions/{number}", {
  async GET({ actor, params: { id: note, number } }) {
    const { content, newest, links, ...revision } = await readRevision(actor, { note, number });
    return { ...revision, newest, markdown: serializeMarkdown(content, { withTitle: false }) };
  },
});
