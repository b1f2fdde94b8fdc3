import { resource } from "#lib/api/resource.ts";
import { listNotebooks } from "#lib/notes/list-notebooks.ts";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = resource("/notebooks", {
  GET: async ({ actor, query }) => ({ notebooks: await listNotebooks(actor, query) }),
});
