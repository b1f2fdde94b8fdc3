import type { TestProject } from "vitest/node";
import { generateClient } from "#lib/server/prepare.ts";
import { cloneDatabase, dropDatabase, startTestCluster } from "./cluster.ts";

declare module "vitest" {
  interface ProvidedContext {
    cluster: string;
    databases: string[];
  }
}

/** Starts PostgreSQL and makes one migrated database per worker. */
export default async function setup(project: TestProject) {
  await generateClient(console.log);
  const cluster = await startTestCluster();
  const databases: string[] = [];
  const workers = project.vitest.config.maxWorkers;
  for (let worker = 1; worker <= workers; worker++) {
    databases.push(await cloneDatabase(cluster.url, String(worker)));
  }
  project.provide("cluster", cluster.url);
  project.provide("databases", databases);
  return async () => {
    await Promise.all(databases.map(dropDatabase));
    await cluster.stop();
  };
}
