import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { storage } from "#lib/attachments/storage.ts";
import { parseEnv } from "#lib/env.ts";
import { isRefusal } from "#lib/errors.ts";
import { reportError } from "#lib/report.ts";
import { startDatabase } from "./database.ts";
import { listenOn } from "./listener.ts";
import { migrate } from "./migrate.ts";
import { buildPages, generateClient } from "./prepare.ts";
import { secretFile } from "./secret-file.ts";
import type { Service } from "./service.ts";
import { startServices } from "./services.ts";

const root = new URL("../../", import.meta.url);
const stopWithinMs = 9_500;
const dev = process.argv.includes("--dev");

/** What has been started, in order; it is stopped the other way round. */
const started: { name: string; stop: () => Promise<void> | void }[] = [];
let stopping: Promise<void> | undefined;

process.chdir(fileURLToPath(root));
Object.assign(process.env, { NODE_ENV: dev ? "development" : "production", NEXT_TELEMETRY_DISABLED: "1" });
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => void stop(0));
process.on("disconnect", () => void stop(0)); // the process that handed over to us is gone
process.on("unhandledRejection", (error) => reportError(error, "A promise that nobody waits for"));
process.on("uncaughtException", (error) => {
  reportError(error, "Something broke that nobody caught; stopping");
  void stop(1);
});

try {
  await start();
} catch (error) {
  if (isRefusal(error)) console.error(error.message);
  else reportError(error, "Commonplace could not start");
  await stop(1);
}

async function start() {
  const { version } = JSON.parse(readFileSync(new URL("package.json", root), "utf8")) as { version: string };
  say(`Commonplace ${version} is starting${dev ? " for development" : ""}`);
  const settings = parseEnv(process.env);
  const listener = await listenOn(settings.HOST, settings.PORT, settings.TRUST_PROXY);
  started.push({ name: "the port", stop: listener.end });
  process.env.PORT = String(listener.port);

  await generateClient(say);
  const databaseUrl = settings.DATABASE_URL ?? (await startEmbeddedDatabase(settings.DATA_DIR));
  process.env.DATABASE_URL = databaseUrl;
  await migrate(databaseUrl, say);
  process.env.AUTH_SECRET = settings.AUTH_SECRET ?? secretFile(join(settings.DATA_DIR, "auth.secret"));
  if (!dev && settings.SERVICES.includes("web")) await buildPages(say);
  await storage().check();
  // Its module exists only once the client is generated.
  const { db } = await import("#lib/db/db.ts");
  started.push({ name: "the database connections", stop: () => db.$disconnect() });

  const services = await startServices({ dev, onStart: (service) => started.push(stoppable(service)) });
  started.push({ name: "new requests", stop: listener.drain });
  listener.serve(services);
  say(`Commonplace is ready at ${parseEnv(process.env).publicUrl}`);
}

async function startEmbeddedDatabase(dataDir: string) {
  say("Starting the database");
  const database = await startDatabase({ dataDir, log: say });
  started.push({ name: "the database", stop: database.stop });
  return database.url;
}

function stoppable(service: Service) {
  return { name: "a service", stop: () => service.close() };
}

/** Stops everything, the last started first. Whatever hangs does not keep us: what was acknowledged is on disk. */
function stop(code: number) {
  return (stopping ??= (async () => {
    setTimeout(() => process.exit(1), stopWithinMs).unref();
    for (const { name, stop: stopOne } of started.toReversed()) {
      try {
        await stopOne();
      } catch (error) {
        reportError(error, `Stopping ${name}`);
      }
    }
    process.exit(code);
  })());
}

function say(line: string) {
  console.log(`[${(performance.now() / 1000).toFixed(1)} s] ${line}`);
}
