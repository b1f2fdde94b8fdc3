import { renderBody } from "#lib/editor/html.ts";
import { noteFor } from "#lib/links/note-for.ts";
import { query, route } from "#lib/transport/route.ts";
import { readChanges } from "#lib/visits/read-changes.ts";
import { VisitedNote } from "#lib/visits/schema.ts";

/** What changed in a note since one last read it, to be shown: `GET /visits/changes?note=`. */
export const GET = route(async (actor, _, request) => {
  const { difference, links, since } = await readChanges(actor, query(request, VisitedNote));
  const { title, tags, body } = difference;
  return Response.json({
    since,
    title: title && renderBody(title),
    tags: tags && renderBody(tags),
    body: renderBody(body, { note: noteFor(links) }),
  });
});
