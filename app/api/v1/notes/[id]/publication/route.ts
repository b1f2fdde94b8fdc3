import { resource } from "#lib/api/resource.ts";
import { publishNote } from "#lib/publishing/publish-note.ts";
import { unpublishNote } from "#lib/publishing/unpublish-note.ts";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = resource("/notes/{id}/publication", {
  async POST({ actor, params: { id: note }, body, origin }) {
    const { url, revision } = await publishNote(actor, { note, ...body });
    return { url: origin + url, revision };
  },
  async DELETE({ actor, params: { id: note } }) {
    await unpublishNote(actor, { note });
  },
});
