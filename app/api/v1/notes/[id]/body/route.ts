import { resource } from "#lib/api/resource.ts";
import { writeMarkdown } from "#lib/transfer/write-markdown.ts";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = resource("/notes/{id}/body", {
  PUT: async ({ actor, params: { id }, body }) => await writeMarkdown(actor, { id, ...body }),
});
