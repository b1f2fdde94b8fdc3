import { env } from "#lib/env.ts";
import { isRefusal } from "#lib/errors.ts";
import { unsubscribe } from "#lib/notifications/unsubscribe.ts";
import { problem } from "#lib/transport/problem.ts";

interface Context {
  params: Promise<{ token: string }>;
}

/**
 * One click in a mail program (RFC 8058): `POST /notifications/unsubscribe/:token`. It comes from nobody's page and with
 * nobody's cookies; the token alone says whose mail it is.
 */
export async function POST(_request: Request, { params }: Context): Promise<Response> {
  try {
    await unsubscribe({ token: (await params).token.slice(0, 200) });
    return new Response(null, { status: 204 });
  } catch (error) {
    if (isRefusal(error)) return problem(error);
    throw error;
  }
}

/** Programs that only open links get the page with the button; following a link changes nothing. */
export async function GET(_request: Request, { params }: Context): Promise<Response> {
  return Response.redirect(`${env().publicUrl}/unsubscribe/${encodeURIComponent((await params).token)}`, 303);
}
