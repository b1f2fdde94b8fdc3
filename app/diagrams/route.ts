import { drawDiagram } from "#lib/diagrams/draw-diagrams.ts";
import { DrawDiagram } from "#lib/diagrams/schema.ts";
import { requirePerson } from "#lib/permissions/people.ts";
import { jsonBody, route } from "#lib/transport/route.ts";

/** Draws a diagram for the editor, as read views show it: `{svg}`, null when it cannot be drawn. */
export const POST = route(async (actor, _, request) => {
  requirePerson(actor);
  const { source } = await jsonBody(request, DrawDiagram);
  return Response.json({ svg: await drawDiagram(source) });
});
