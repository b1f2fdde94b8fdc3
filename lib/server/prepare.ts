import { createHash, type Hash } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { bundleWorker } from "./bundle-worker.ts";
import { compressStatic } from "./compress-static.ts";
import { runTool } from "./run-tool.ts";

const root = fileURLToPath(new URL("../../", import.meta.url));

/** What the build is made of. Next itself is pinned by the lock file. */
const buildSources = ["app", "components", "lib", "prisma/schema.prisma"].concat(
  ["next.config.ts", "postcss.config.mjs", "proxy.ts", "tsconfig.json"],
  ["package.json", "package-lock.json"],
);

const clientSources = ["prisma/schema.prisma", "node_modules/prisma/package.json"];

/** Generates the Prisma client unless it is there and made from this schema. */
export async function generateClient(log: (line: string) => void) {
  await unlessCurrent("lib/db/generated/.made-from", hashOf(clientSources), async () => {
    log("Generating the database client");
    await runTool("prisma", ["generate"]);
  });
}

/** Builds the pages unless there is a build made from these sources; waits for a build that already runs. */
export async function buildPages(log: (line: string) => void) {
  for (;;) {
    try {
      await unlessCurrent(".next/made-from", hashOf(buildSources), async () => {
        log("Building the pages, once; this takes about half a minute");
        await runTool("next", ["build"], { NODE_ENV: "production" });
        await compressStatic(join(root, ".next/static"));
        await bundleWorker(root);
      });
      return;
    } catch (error) {
      if (!String(error).includes("Another next build process is already running")) throw error;
      await sleep(2_000);
    }
  }
}

async function unlessCurrent(stamp: string, hash: string, make: () => Promise<void>) {
  const file = join(root, stamp);
  if (readIfThere(file)?.toString() === hash) return;
  await make();
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, hash);
}

function hashOf(paths: string[]) {
  const hash = createHash("sha256");
  for (const path of paths) addToHash(hash, path);
  return hash.digest("hex");
}

function addToHash(hash: Hash, path: string) {
  const content = readIfThere(join(root, path));
  if (content === "folder") {
    for (const name of readdirSync(join(root, path)).sort()) {
      if (name !== "generated" && !/\.test\.tsx?$/.test(name)) addToHash(hash, `${path}/${name}`);
    }
  } else if (content) {
    hash.update(`${path}\n${content.length}\n`).update(content);
  }
}

function readIfThere(path: string): Buffer | "folder" | undefined {
  try {
    return readFileSync(path);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "EISDIR") return "folder";
    if (code === "ENOENT") return undefined;
    throw error;
  }
}
