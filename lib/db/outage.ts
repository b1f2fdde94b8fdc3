// What Prisma says when the database, or a free connection to it, could not be reached in time.
const prismaCodes = new Set([
  "P1001",
  "P1002",
  "P1008",
  "P1011",
  "P1017",
  "P2024",
  "P2028",
  "P2034",
  "P2037",
]);

// SQLSTATE: connection exception, transaction rollback, insufficient resources, operator intervention, system error.
const sqlStates = /^(08|40|53|57|58)[0-9A-Z]{3}$/;

const socketCodes = new Set(["ECONNREFUSED", "ECONNRESET", "EPIPE", "ETIMEDOUT", "ENOTFOUND", "EAI_AGAIN"]);

// node-postgres has no codes for these.
const messages =
  /Connection terminated|Client has encountered a connection error|timeout exceeded when trying to connect|timeout expired|Server has closed the connection|Can't reach database server|Client was closed|not queryable|not currently accepting connections/i;

/** Whether a query failed because the database was away or overloaded, so that the same may succeed later. */
export function isOutage(error: unknown): boolean {
  if (typeof error !== "object" || error === null) return false;
  const { code, message, cause, meta } = error as Record<"code" | "message" | "cause" | "meta", unknown>;
  if (typeof code === "string" && (prismaCodes.has(code) || sqlStates.test(code) || socketCodes.has(code)))
    return true;
  if (typeof message === "string" && messages.test(message)) return true;
  if (cause !== undefined && cause !== error && isOutage(cause)) return true;
  const nested = meta as Record<string, unknown> | undefined;
  return nested !== undefined && [nested.driverAdapterError, nested.cause].some((inner) => isOutage(inner));
}
