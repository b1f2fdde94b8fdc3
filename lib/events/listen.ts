import pg from "pg";
import { reportError } from "#lib/report.ts";
import { eventChannel, type DomainEvent } from "./events.ts";

const retryAfterMs = 500;
const connectWithinMs = 10_000;

/** A running subscription. */
export interface Subscription {
  close(): Promise<void>;
}

/** How often the connection is asked whether it is still there, and how long the answer may take. */
export interface Heartbeat {
  everyMs: number;
  withinMs: number;
}

/**
 * Calls `onEvent` for every event announced from now on, by any process; resolves once it listens.
 * After a lost connection it connects again and calls `onGap`, since events in between were missed. A connection whose
 * other end is gone without a word counts as lost once a heartbeat stays unanswered.
 */
export async function listen(
  onEvent: (event: DomainEvent) => void,
  onGap: () => void,
  heartbeat: Heartbeat = { everyMs: 15_000, withinMs: 10_000 },
): Promise<Subscription> {
  let closed = false;
  let client: pg.Client | undefined;

  async function connect(): Promise<void> {
    const next = await listening(onEvent, heartbeat);
    if (closed) return await next.end();
    client = next;
    next.once("end", () => void reconnect());
    keepAsking(next, heartbeat);
  }

  async function reconnect(): Promise<void> {
    while (!closed) {
      try {
        await connect();
        onGap();
        return;
      } catch {
        await new Promise((resolve) => setTimeout(resolve, retryAfterMs));
      }
    }
  }

  await connect();
  return {
    async close() {
      closed = true;
      await client?.end();
    },
  };
}

async function listening(onEvent: (event: DomainEvent) => void, { withinMs }: Heartbeat): Promise<pg.Client> {
  const client = new pg.Client({
    connectionString: process.env.DATABASE_URL,
    keepAlive: true,
    connectionTimeoutMillis: connectWithinMs,
    query_timeout: withinMs,
  });
  client.on("error", () => undefined); // the `end` event that follows reconnects
  client.on("notification", ({ payload }) => {
    if (payload) onEvent(JSON.parse(payload) as DomainEvent);
  });
  try {
    await client.connect();
    await client.query(`LISTEN ${pg.escapeIdentifier(eventChannel)}`);
    return client;
  } catch (error) {
    void client.end();
    throw error;
  }
}

/** Ends the connection when it does not answer in time. */
function keepAsking(client: pg.Client, { everyMs }: Heartbeat): void {
  let asking = false;
  const timer = setInterval(() => {
    if (asking) return;
    asking = true;
    client
      .query("SELECT 1")
      .catch((error: unknown) => {
        reportError(error, "The connection for events is lost");
        void client.end(); // it has a query under way, so it is cut, without waiting for the other end
      })
      .finally(() => (asking = false));
  }, everyMs);
  client.once("end", () => clearInterval(timer));
}
