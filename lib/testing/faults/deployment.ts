import { socketPath } from "#lib/collaboration/protocol.ts";
import type { FreezingProxy } from "#lib/testing/freezing-proxy.ts";
import { startServer, type RunningServer } from "#lib/testing/server.ts";
import type { FaultyDatabase } from "./database.ts";

/**
 * How the product is set up: one process; one for each service; or two that share the notes. Without the service `web`,
 * which has to be built first; `withPages` adds it.
 */
export const topologies = {
  one: ["collaboration,jobs"],
  split: ["collaboration", "jobs"],
  two: ["collaboration,jobs", "collaboration"],
} as const;
export type Topology = keyof typeof topologies;

/** One process of the product, on the same port each time it is started. */
export interface Instance {
  services: string;
  /** Its own way to the database. */
  database: FreezingProxy;
  running: RunningServer | null;
  port: number;
}

/** The product as somebody runs it. */
export interface Deployment {
  topology: Topology;
  database: FaultyDatabase;
  /** The processes with sockets. */
  sockets: Instance[];
  all: Instance[];
  /** Where a browser ends up that would like to be with that process, as behind a balancer. */
  address(preferred: number): string;
  /** Where the pages are, when they run. */
  pages(): string | null;
  /** Starts whatever is not running. */
  start(env?: Record<string, string>): Promise<void>;
  /** Everything that any process has printed. */
  output(): string;
  /** Stops whatever is running. */
  stop(): Promise<void>;
}

/** Prepares the processes; `start` starts them. */
export async function createDeployment(
  topology: Topology,
  { database, dataDir, withPages }: { database: FaultyDatabase; dataDir: string; withPages: boolean },
): Promise<Deployment> {
  const all = await Promise.all(
    servicesOf(topology, withPages).map(async (services): Promise<Instance> => {
      const link = await database.link({ listenFor: "LISTEN" });
      return { services, database: link, running: null, port: 0 };
    }),
  );
  const sockets = all.filter(({ services }) => services.includes("collaboration"));
  const ended: string[] = [];

  async function startOne(instance: Instance, env: Record<string, string>): Promise<void> {
    if (instance.running) return;
    const { services: SERVICES, port } = instance;
    const databaseUrl = instance.database.url;
    instance.running = await startServer({ databaseUrl, dataDir, port, env: { SERVICES, ...env } });
    instance.port = instance.running.port;
  }

  async function stopOne(instance: Instance): Promise<void> {
    const { running } = instance;
    if (!running) return;
    await running.stop();
    ended.push(running.output());
    instance.running = null;
  }

  return {
    topology,
    database,
    sockets,
    all,
    address(preferred) {
      const wanted = sockets[preferred % sockets.length]!;
      const { port } = wanted.running ? wanted : (sockets.find(({ running }) => running) ?? wanted);
      return `ws://127.0.0.1:${port}${socketPath}`;
    },
    pages: () => all.find(({ services }) => services.includes("web"))?.running?.url ?? null,
    async start(env = {}) {
      await Promise.all(all.map((instance) => startOne(instance, env)));
    },
    output: () => [...ended, ...all.map(({ running }) => running?.output() ?? "")].join("\n"),
    async stop() {
      await Promise.all(all.map((instance) => stopOne(instance)));
    },
  };
}

/** Pages of their own where every service is on its own, and in the first process elsewhere. */
function servicesOf(topology: Topology, withPages: boolean): string[] {
  const [first, ...others] = topologies[topology];
  if (!withPages) return [first, ...others];
  return topology === "split" ? [first, ...others, "web"] : [`${first},web`, ...others];
}

/** Whether its process is there. */
export function isAlive({ pid }: RunningServer): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false; // ESRCH: it is gone
  }
}
