import { listThreads, readThread } from "#lib/comments/list-threads.ts";
import { ListThreads, ReadThread } from "#lib/comments/schema.ts";
import { query, route } from "#lib/transport/route.ts";

/** The threads of a note (`?note=`), or one of them (`&thread=`), for the browser that shows the note. */
export const GET = route(async (actor, _params, request) => {
  const one = new URL(request.url).searchParams.has("thread");
  const answer = one
    ? await readThread(actor, query(request, ReadThread))
    : await listThreads(actor, query(request, ListThreads));
  return Response.json(answer);
});
