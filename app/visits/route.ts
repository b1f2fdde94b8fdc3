import { jsonBody, query, route } from "#lib/transport/route.ts";
import { offerChanges } from "#lib/visits/offer-changes.ts";
import { recordVisit } from "#lib/visits/record-visit.ts";
import { VisitedNote } from "#lib/visits/schema.ts";

/** Whether a note changed since one last read it: `GET /visits?note=`. */
export const GET = route(async (actor, _, request) => {
  return Response.json(await offerChanges(actor, query(request, VisitedNote)));
});

/** One has read a note: `POST /visits`. A request outlives the page it comes from, which a server action does not. */
export const POST = route(async (actor, _, request) => {
  await recordVisit(actor, await jsonBody(request, VisitedNote, 1024));
  return new Response(null, { status: 204 });
});
