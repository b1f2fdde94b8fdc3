import { describeApi } from "#lib/api/openapi.ts";
import { originFor } from "#lib/api/origin.ts";

/** What the API is, for programs; public, since it says nothing about anybody. */
export async function GET(request: Request): Promise<Response> {
  return Response.json(describeApi(originFor(request.headers)), {
    headers: { "Cache-Control": "public, max-age=300", "Access-Control-Allow-Origin": "*" },
  });
}
