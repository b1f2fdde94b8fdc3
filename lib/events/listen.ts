import pg from "pg";
import { reportError } from "#lib/report.ts";
import { eventChannel, type DomainEvent } from "./events.ts";

const retryAfterMs = 500;
const connectWithinMs = 10_000;
/** How long the answer may take when there is reason to think that none will come. */
const doubtfulMs = 2_000;

/** A running subscription. */
export interface Subscription {
  /** Something that was announced has not been heard: asks at once whether the connection is still there. */
  doubt(): void;
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
  heartbeat: Heartbeat = { everyMs: 5_000, withinMs: 5_000 },
): Promise<Subscription> {
  let closed = false;
  let client: pg.Client | undefined;
  let doubt = () => undefined as void;

  async function connect(): Promise<void> {
    const next = await listening(onEvent, heartbeat);
    if (closed) return await next.end();
    client = next;
    next.once("end", () => void reconnect());
    doubt = keepAsking(next, heartbeat);
  }

  async function reconnect(): Promise<void> {
    for (let attempts = 1; !closed; attempts++) {
      try {
        await connect();
        onGap();
        return;
      } catch (error) {
        if (attempts === 1)
          reportError(error, "Events are not heard until the database can be reached again");
        await new Promise((resolve) => setTimeout(resolve, retryAfterMs));
      }
    }
  }

  await connect();
  return {
    doubt: () => doubt(),
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

/** Ends the connection when it does not answer in time. Returns what asks it at once. */
function keepAsking(client: pg.Client, { everyMs, withinMs }: Heartbeat): () => void {
  let asking = false;
  let again = false;
  let over = false;
  async function ask(patienceMs: number): Promise<void> {
    if (over) return;
    // What is being answered now may have been answered before the doubt arose.
    again = asking;
    if (asking) return;
    asking = true;
    try {
      // node-postgres reads query_timeout from the query, too; its types do not know that.
      await client.query({ text: "SELECT 1", query_timeout: patienceMs } as pg.QueryConfig);
    } catch (error) {
      reportError(error, "The connection for events is lost");
      over = true;
      void client.end(); // it has a query under way, so it is cut, without waiting for the other end
    } finally {
      asking = false;
    }
    if (again) await ask(patienceMs);
  }
  const timer = setInterval(() => void ask(withinMs), everyMs);
  client.once("end", () => {
    over = true;
    clearInterval(timer);
  });
  return () => void ask(Math.min(doubtfulMs, withinMs));
}
