import { buildPages, generateClient } from "#lib/server/prepare.ts";
import { cloneDatabase, dropDatabase, startTestCluster } from "#lib/testing/cluster.ts";
import { startServer } from "#lib/testing/server.ts";

/**
 * Starts the product as people do, on a database of its own. The tests get its addresses in the environment:
 * E2E_URL for the browser, DATABASE_URL for factories that insert what a test starts from.
 */
export default async function setup() {
  await generateClient(console.log);
  await buildPages(console.log);
  const cluster = await startTestCluster();
  const databaseUrl = await cloneDatabase(cluster.url, "e2e");
  Object.assign(process.env, {
    AUTH_SECRET: "not a secret: only for tests, 32 characters",
    DATABASE_URL: databaseUrl,
    TEST_CLUSTER_URL: cluster.url,
  });
  const server = await startServer({ databaseUrl });
  Object.assign(process.env, { E2E_URL: server.url, PUBLIC_URL: server.url, DATA_DIR: server.dataDir });

  return async () => {
    await server.stop();
    await dropDatabase(databaseUrl);
    await cluster.stop();
  };
}
