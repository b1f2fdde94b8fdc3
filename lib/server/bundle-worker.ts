import { readFileSync } from "node:fs";
import { join } from "node:path";
import { workerFile } from "./service-worker.ts";

/** Bundles the service worker of the build that lies in `.next`. */
export async function bundleWorker(root: string): Promise<void> {
  const { rolldown } = await import("rolldown"); // only who builds needs it
  const build = readFileSync(join(root, ".next/BUILD_ID"), "utf8").trim();
  const bundle = await rolldown({
    input: join(root, "lib/offline/service-worker.ts"),
    platform: "browser",
    transform: { define: { BUILD: JSON.stringify(build), "process.env.NODE_ENV": '"production"' } },
  });
  await bundle.write({ file: join(root, workerFile), format: "iife", minify: true });
  await bundle.close();
}
