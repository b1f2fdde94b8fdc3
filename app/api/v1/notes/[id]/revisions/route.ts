import { resource } from "#lib/api/resource.ts";
import { listRevisions } from "#lib/revisions/list-revisions.ts";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = resource("/notes/{id}/revisions", {
  async GET({ actor, params: { id: note }, query: { cursor, limit } }) {
    const page = await listRevisions(actor, { note, limit, ...(cursor !== undefined && { cursor }) });
    return { revisions: page.revisions, next: page.next === null ? null : String(page.next) };
  },
});
