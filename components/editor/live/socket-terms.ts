import { SCHEMA_VERSION } from "#lib/editor/fields.ts";
import type { Obstacle } from "./note-store.ts";

/** What the socket asks for at the door: which schema this editor knows. Who asks is in the cookie. */
export const tokenForSocket = JSON.stringify({ schemaVersion: SCHEMA_VERSION });

/** Why the server would not let this browser in. */
export function obstacleOf(reason: string): Obstacle {
  if (reason.includes("schema")) return "newer-schema";
  if (reason.includes("unauthenticated")) return "signed-out";
  return "no-access";
}
