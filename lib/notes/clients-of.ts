import type { Prisma } from "#lib/db/generated/client.ts";

/**
 * Under which Yjs clients a note (by its internal id) was written, and who first did under each; nobody is the server, or
 * somebody whose account is gone. Without what is not merged yet.
 */
export async function clientsOf(
  client: Prisma.TransactionClient,
  noteId: string,
): Promise<Map<number, string | null>> {
  const rows = await client.$queryRaw<{ client: bigint; userId: string | null }[]>`
    SELECT DISTINCT ON (client) client, "userId" FROM "Contribution"
    WHERE "noteId" = ${noteId}::uuid AND client IS NOT NULL ORDER BY client, id`;
  return new Map(rows.map(({ client: id, userId }) => [Number(id), userId]));
}
