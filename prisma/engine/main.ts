#!/usr/bin/env node
/**
 * A stand-in for Prisma's native `schema-engine` binary, which the CLI would download from Prisma's servers:
 * it speaks the same JSON-RPC over standard input and output, on the official WebAssembly build of the engine
 * (the same commit, from npm) and node-postgres.
 */
import { readFileSync } from "node:fs";
import { createInterface } from "node:readline";
import { parseArgs } from "node:util";
import { Databases } from "./databases.ts";
import { engineVersion, lastPanic, loadEngine } from "./wasm.ts";

interface Call {
  id: number;
  method?: string;
  params?: unknown;
}

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  strict: false,
  options: {
    datamodels: { type: "string", multiple: true },
    datasource: { type: "string" },
    version: { type: "boolean" },
  },
});

const SchemaEngine = await loadEngine();
const url = datasourceUrl();
const databases = url ? new Databases(url) : undefined;
/** Some calls need none, such as the difference of two schemas; the others fail when they connect. */
const noDatabase = new Databases("postgresql://database-url-is-not-set.invalid/");

if (options.version) console.log(`schema-engine-cli ${engineVersion()}`);
else if (positionals[0] === "cli") await runCommand(positionals[1]);
else answerCalls();

function datasourceUrl() {
  if (typeof options.datasource !== "string") return process.env.DATABASE_URL;
  return (JSON.parse(options.datasource) as { url?: string }).url || process.env.DATABASE_URL;
}

function requireDatabases() {
  if (!databases) throw new Error("Set DATABASE_URL to the database that this command is about.");
  return databases;
}

/** `schema-engine cli <command>`: one step, told through log lines and the exit code. */
async function runCommand(command: string | undefined) {
  logLine("INFO", `schema engine ${command}`); // the CLI ignores the first line
  try {
    if (command === "can-connect-to-database") await requireDatabases().ping();
    else if (command === "create-database") await requireDatabases().create();
    else if (command === "drop-database") await requireDatabases().drop();
    else throw new Error(`unknown command ${command}`);
  } catch (error) {
    const [code, message] = describe(error);
    logLine("ERROR", message, code);
    process.exitCode = 1;
  }
}

function logLine(level: "INFO" | "ERROR", message: string, errorCode?: string) {
  const fields = { message, error_code: errorCode };
  const line = { timestamp: new Date().toISOString(), level, fields, target: "schema_engine::logger" };
  process.stderr.write(`${JSON.stringify(line)}\n`);
}

/** Prisma's error code and sentence for what the driver threw. */
function describe(thrown: unknown): [string, string] {
  const error = thrown as Error & { code?: string };
  if (error.code === "3D000") return ["P1003", `Database \`${databases?.name}\` does not exist`];
  if (error.code === "28P01" || error.code === "28000")
    return ["P1000", `Authentication failed against the database server at ${databases?.url.host}`];
  if (error.code && ["ECONNREFUSED", "ENOTFOUND", "ETIMEDOUT"].includes(error.code))
    return ["P1001", `Can't reach database server at ${databases?.url.host}`];
  return ["P1011", error.message];
}

/** One JSON-RPC call per line, answered in order. */
function answerCalls() {
  const datamodels = (options.datamodels as string[] | undefined)?.map((path) => [
    path,
    readFileSync(path, "utf8"),
  ]);
  let engine: ReturnType<typeof SchemaEngine.new> | undefined;
  const invoke = async (method: string, parameters: unknown) => {
    if (method === "createDatabase") {
      await requireDatabases().create();
      return { databaseName: databases?.name };
    }
    engine ??= SchemaEngine.new({ datamodels }, () => {}, (databases ?? noDatabase).adapterFactory());
    const name = method === "getDatabaseVersion" ? "version" : method;
    return (await engine)[name]?.call(await engine, parameters ?? {});
  };

  let queue = Promise.resolve();
  createInterface({ input: process.stdin })
    .on("line", (line) => {
      queue = queue.then(() => answer(JSON.parse(line) as Call, invoke));
    })
    .on("close", () => void queue.then(() => process.exit(0)));
}

async function answer(
  { id, method, params }: Call,
  invoke: (method: string, parameters: unknown) => Promise<unknown>,
) {
  if (!method) return; // the answer to a `print` of ours
  try {
    const result = (await invoke(method, params)) ?? {};
    const printed = method === "diff" && (result as { stdout?: string | null }).stdout;
    if (typeof printed === "string")
      send({ id: 1e9 + id, method: "print", params: { content: printed.replace(/\n$/, "") } });
    send({ id, result });
  } catch (thrown) {
    const error = thrown as { message?: string; code?: string };
    const message = lastPanic() ?? String(error.message ?? thrown);
    send({ id, error: { code: 4466, message, data: { is_panic: false, message, error_code: error.code } } });
  }
}

function send(message: object) {
  process.stdout.write(`${JSON.stringify({ jsonrpc: "2.0", ...message })}\n`);
}
