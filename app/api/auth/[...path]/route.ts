import { handleAuthRequest } from "#lib/auth/auth.ts";

export const GET = handleAuthRequest;
export const POST = handleAuthRequest;
