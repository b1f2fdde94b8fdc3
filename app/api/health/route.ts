import { databaseAnswers } from "#lib/server/health.ts";

export const dynamic = "force-dynamic";

/** For load balancers and monitors: 200 while this instance can serve people. */
export async function GET() {
  const headers = { "Cache-Control": "no-store" };
  if (await databaseAnswers()) return Response.json({ status: "ok" }, { headers });
  return Response.json({ status: "database unreachable" }, { status: 503, headers });
}
