import { resource } from "#lib/api/resource.ts";
import { searchNotes } from "#lib/search/search-notes.ts";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = resource("/search", {
  async GET({ actor, query, origin }) {
    const { hits, next, similar } = await searchNotes(actor, query);
    return {
      hits: hits.map((hit) => ({ ...hit, url: origin + hit.url })),
      next,
      similar,
    };
  },
});
