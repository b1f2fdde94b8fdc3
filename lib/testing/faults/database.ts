import { readFileSync } from "node:fs";
import { join } from "node:path";
import { startDatabase, type Database } from "#lib/server/database.ts";
import { startFreezingProxy, type FreezingProxy } from "#lib/testing/freezing-proxy.ts";

/** A PostgreSQL of the suite's own, which waits for the disk like the one of the product, and may be killed. */
export interface FaultyDatabase {
  /** A new way to it, which stays the same when PostgreSQL comes back on another port. */
  link(settings?: { listenFor?: string }): Promise<FreezingProxy>;
  /** SIGKILL. */
  kill(): void;
  /** Starts it again after it was killed. */
  revive(): Promise<void>;
  stop(): Promise<void>;
}

/** Starts it in this folder. */
export async function startFaultyDatabase(dataDir: string): Promise<FaultyDatabase> {
  let database: Database = await startDatabase({ dataDir });
  const links: FreezingProxy[] = [];
  return {
    async link(settings) {
      const link = await startFreezingProxy(() => database.url, settings);
      links.push(link);
      return link;
    },
    kill() {
      const [pid] = readFileSync(join(dataDir, "postgres/postmaster.pid"), "utf8").split("\n");
      process.kill(Number(pid), "SIGKILL");
    },
    async revive() {
      database = await startDatabase({ dataDir });
    },
    async stop() {
      await Promise.all(links.map((link) => link.close()));
      await database.stop();
    },
  };
}
