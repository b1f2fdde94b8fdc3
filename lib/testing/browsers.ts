import { afterAll, afterEach, beforeAll } from "vitest";
import type { UserActor } from "#lib/actor.ts";
import { connect, headersFor, startTestSockets, type Client, type ClientOptions } from "./collaboration.ts";
import { openRaw, type RawClient } from "./frames.ts";

/** Which note somebody opens; whoever is nobody is not signed in. */
interface Opening extends Partial<Pick<ClientOptions, "schemaVersion" | "doc" | "confirming">> {
  note: { shortId: string };
  actor?: UserActor;
}

/** A collaboration server for the tests of a file, and browsers on it, which are closed after each test. */
export function browsers(settings: { judgeEveryMs?: number } = {}) {
  let sockets: Awaited<ReturnType<typeof startTestSockets>>;
  const closings: (() => void)[] = [];
  beforeAll(async () => {
    sockets = await startTestSockets(settings);
  });
  afterEach(() => closings.splice(0).forEach((close) => close()));
  afterAll(() => sockets.close());
  return {
    url: () => sockets.url,
    /** A browser with the real provider. */
    open({ note, actor, ...more }: Opening): Client {
      const client = connect({ url: sockets.url, note: note.shortId, headers: headersFor(actor), ...more });
      closings.push(() => client.close());
      return client;
    },
    /** A socket without a provider, on which the note is open. */
    async openRaw({ note, actor }: Opening): Promise<RawClient> {
      const client = await openRaw(sockets.url, note.shortId, headersFor(actor));
      closings.push(() => client.socket.terminate());
      return client;
    },
  };
}
