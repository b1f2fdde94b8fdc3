/** Tells the operator about a bug: whatever was thrown that nobody expected, and where. Never throws itself. */
export function reportError(error: unknown, where: string): void {
  const detail = error instanceof Error ? (error.stack ?? error.message) : String(error);
  console.error(`[${new Date().toISOString()}] ${where}: ${detail}`);
  if (error instanceof Error && error.cause) reportError(error.cause, `${where}, because of`);
}
