import { handleAuthRequest } from "#lib/auth/auth.ts";
import { takingBody } from "#lib/transport/request-body.ts";

export const GET = handleAuthRequest;
export const POST = takingBody(handleAuthRequest);
