import { resource } from "#lib/api/resource.ts";
import { listWorkspaces } from "#lib/workspaces/list-workspaces.ts";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = resource("/workspaces", {
  GET: async ({ actor }) => ({ workspaces: await listWorkspaces(actor) }),
});
