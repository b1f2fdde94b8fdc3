import { describeAddress } from "#lib/page-titles/describe-address.ts";
import { DescribeAddress } from "#lib/page-titles/schema.ts";
import { jsonBody, route } from "#lib/transport/route.ts";

/** What an address is called that somebody pasted into a note: `POST /page-titles`. */
export const POST = route(async (actor, _, request) => {
  const input = await jsonBody(request, DescribeAddress, 16 * 1024);
  return Response.json(await describeAddress(actor, input));
});
