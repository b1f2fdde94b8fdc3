import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startServer, type RunningServer } from "../server.ts";
import { switchDatabase } from "../switch-database.ts";

const secret = "not a secret: only for measurements";

/** Runs a measurement on the real product with an empty embedded database, and removes both afterwards. */
export async function withServer<Result>(
  env: Record<string, string>,
  measure: (server: RunningServer) => Promise<Result>,
): Promise<Result> {
  const dataDir = mkdtempSync(join(tmpdir(), "commonplace-bench-"));
  chmodSync(dataDir, 0o755); // PostgreSQL may run as another user
  const server = await startServer({ dataDir, env: { AUTH_SECRET: secret, ...env } });
  process.env.AUTH_SECRET = secret;
  await switchDatabase(server.databaseUrl);
  try {
    return await measure(server);
  } finally {
    await server.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }
}
