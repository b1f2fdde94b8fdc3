import { actorFrom } from "#lib/auth/actor-from.ts";
import { isOurOrigin } from "#lib/auth/origin.ts";
import { env } from "#lib/env.ts";
import type { Service } from "#lib/server/service.ts";
import { startSocketServer } from "./socket-server.ts";

/** Starts the socket at `/collaboration`, for people as `lib/auth` knows them. */
export async function startCollaboration(): Promise<Service> {
  return await startSocketServer({
    authenticate: actorFrom,
    isOurOrigin,
    backupRestored: env().BACKUP_RESTORED,
  });
}
