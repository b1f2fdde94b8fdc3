import pg from "pg";
import { eventChannel, type DomainEvent } from "./events.ts";

const retryAfterMs = 500;

/** A running subscription. */
export interface Subscription {
  close(): Promise<void>;
}

/**
 * Calls `onEvent` for every event announced from now on, by any process; resolves once it listens.
 * After a lost connection it connects again and calls `onGap`, since events in between were missed.
 */
export async function listen(
  onEvent: (event: DomainEvent) => void,
  onGap: () => void,
): Promise<Subscription> {
  let closed = false;
  let client: pg.Client | undefined;

  async function connect(): Promise<void> {
    const next = new pg.Client({ connectionString: process.env.DATABASE_URL, keepAlive: true });
    next.on("error", () => undefined); // the `end` event that follows reconnects
    next.on("notification", ({ payload }) => {
      if (payload) onEvent(JSON.parse(payload) as DomainEvent);
    });
    await next.connect();
    await next.query(`LISTEN ${pg.escapeIdentifier(eventChannel)}`);
    client = next;
    next.once("end", () => void reconnect());
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
