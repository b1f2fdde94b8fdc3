import { countUnread } from "#lib/notifications/list-inbox.ts";
import { InWorkspace } from "#lib/notifications/schema.ts";
import { query, route } from "#lib/transport/route.ts";

/** How many entries of the inbox are unread: `GET /notifications/unread?workspace=`. */
export const GET = route(async (actor, _, request) =>
  Response.json(await countUnread(actor, query(request, InWorkspace))),
);
