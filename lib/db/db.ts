import { PrismaPg } from "@prisma/adapter-pg";
import { PrismaClient, type Prisma } from "#lib/db/generated/client.ts";

const shared = globalThis as typeof globalThis & { commonplaceDb?: PrismaClient };

/**
 * The one client of this process. It is kept on globalThis because Next bundles its own copy of `lib/`.
 * Read with it; write inside `transaction`.
 */
export const db: PrismaClient = new Proxy({} as PrismaClient, {
  get: (_, property) => Reflect.get(client(), property) as unknown,
});

function client(): PrismaClient {
  return (shared.commonplaceDb ??= connect());
}

function connect(): PrismaClient {
  const connectionString = process.env.DATABASE_URL;
  if (!connectionString) throw new Error("DATABASE_URL is not set: start the product with `npm start`");
  const adapter = new PrismaPg({
    connectionString,
    max: 12,
    connectionTimeoutMillis: 10_000,
    statement_timeout: 30_000,
    idle_in_transaction_session_timeout: 30_000,
  });
  return new PrismaClient({ adapter, transactionOptions: { maxWait: 10_000, timeout: 30_000 } });
}

declare const inTransaction: unique symbol;

/** A client inside a transaction. Branded, so that passing `db` where a transaction is needed does not compile. */
export type Tx = Prisma.TransactionClient & { readonly [inTransaction]: true };

/**
 * Runs `work` in one transaction; it commits when the promise resolves and rolls back when it rejects. It may take
 * half a minute, or as long as is said.
 */
export function transaction<Result>(
  work: (tx: Tx) => Promise<Result>,
  { withinMs }: { withinMs?: number } = {},
): Promise<Result> {
  if (withinMs === undefined) return db.$transaction((tx) => work(tx as Tx));
  return db.$transaction(
    async (tx) => {
      await tx.$queryRaw`SELECT set_config('statement_timeout', ${String(withinMs)}, true)`;
      return await work(tx as Tx);
    },
    { timeout: withinMs },
  );
}
