import { markNoteSeen } from "#lib/notifications/mark-entries.ts";
import { SeenNote } from "#lib/notifications/schema.ts";
import { jsonBody, route } from "#lib/transport/route.ts";

/** One has a note before one's eyes: `POST /notifications/seen`. No server action, since those wait for each other. */
export const POST = route(async (actor, _, request) => {
  await markNoteSeen(actor, await jsonBody(request, SeenNote, 1024));
  return new Response(null, { status: 204 });
});
