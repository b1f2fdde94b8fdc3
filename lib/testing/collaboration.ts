import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { HocuspocusProvider, HocuspocusProviderWebsocket } from "@hocuspocus/provider";
import * as Y from "yjs";
import { visitor, type Actor, type UserActor } from "#lib/actor.ts";
import { startSocketServer } from "#lib/collaboration/socket-server.ts";
import { socketPath, socketToken } from "#lib/collaboration/protocol.ts";
import { BODY_FIELD, SCHEMA_VERSION } from "#lib/editor/fields.ts";
import type { Confirming } from "#lib/editor/unseen/keep-unseen.ts";
import { countingSocket, type Ledger } from "./wire.ts";

const actorHeader = "x-test-actor";
export const testOrigin = "http://localhost:3000";

/** The collaboration server on a port of its own; it believes a header about who is asking. */
export async function startTestSockets(settings: { judgeEveryMs?: number } = {}) {
  const service = await startSocketServer({
    ...settings,
    authenticate: async (headers) => {
      const actor = headers.get(actorHeader);
      return actor ? (JSON.parse(actor) as Actor) : visitor;
    },
    isOurOrigin: (headers) => headers.get("origin") === testOrigin,
  });
  const server = createServer();
  server.on("upgrade", (request, socket, head) => {
    if (!service.upgrade(request, socket, head)) socket.destroy();
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const url = `ws://127.0.0.1:${(server.address() as AddressInfo).port}${socketPath}`;
  return {
    url,
    async close() {
      await service.close();
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    },
  };
}

/** The headers with which a browser of this person would connect. */
export function headersFor(actor?: UserActor): Record<string, string> {
  return { origin: testOrigin, ...(actor ? { [actorHeader]: JSON.stringify(actor) } : {}) };
}

export interface ClientOptions {
  url: string;
  /** The short id of the note. */
  note: string;
  headers: Record<string, string>;
  schemaVersion?: number;
  doc?: Y.Doc;
  /** Is told what of the document the server has confirmed. */
  confirming?: Confirming;
  /** After how long without a word from the server the connection counts as lost. */
  silentForMs?: number;
}

/** A browser without an editor: the real provider, on a document of its own. */
export interface Client {
  doc: Y.Doc;
  provider: HocuspocusProvider;
  /** What was told: closings, denials, stateless messages. */
  told: string[];
  /** Everything typed so far is acknowledged. */
  isSaved(): boolean;
  /** Resolves when it is, and when what others wrote before has arrived. */
  saved(): Promise<void>;
  close(): void;
}

/** Opens the note with the provider that browsers use; it connects again by itself. */
export function connect(options: ClientOptions & { ledger?: Ledger }): Client {
  const { url, note, headers, schemaVersion = SCHEMA_VERSION, doc = new Y.Doc(), confirming } = options;
  const told: string[] = [];
  const wire = countingSocket(headers, { ledger: options.ledger, confirming });
  const websocketProvider = new HocuspocusProviderWebsocket({
    ...quickRetries,
    url,
    messageReconnectTimeout: options.silentForMs ?? 30_000,
    WebSocketPolyfill: wire.socketClass,
    onClose: ({ event }) => void told.push(`closed: ${event.reason}`),
  });
  const provider = new HocuspocusProvider({
    websocketProvider,
    name: note,
    document: doc,
    token: socketToken(schemaVersion),
    onAuthenticationFailed: ({ reason }) => void told.push(`denied: ${reason}`),
    onStateless: ({ payload }) => void told.push(payload),
  });
  provider.attach();
  return {
    doc,
    provider,
    told,
    isSaved: wire.isSaved,
    saved: () => until(() => provider.synced && wire.isSaved(), "everything is acknowledged"),
    close() {
      provider.destroy();
      websocketProvider.destroy();
    },
  };
}

const quickRetries = {
  delay: 50,
  minDelay: 20,
  maxDelay: 100,
  initialDelay: 0,
  jitter: false,
  factor: 1,
  maxAttempts: 0,
};

/** Waits for a condition that something else brings about; fails after a while, naming it. */
export async function until(
  condition: () => boolean | Promise<boolean>,
  what: string,
  withinMs = 25_000,
): Promise<void> {
  const deadline = Date.now() + withinMs;
  while (!(await condition())) {
    if (Date.now() > deadline) throw new Error(`It did not come about that ${what}`);
    await new Promise((done) => setTimeout(done, 5));
  }
}

/** The text of the first paragraph, to write into. */
export function firstText(doc: Y.Doc): Y.XmlText {
  const paragraph = doc.getXmlFragment(BODY_FIELD).get(0) as Y.XmlElement;
  if (paragraph.length === 0) paragraph.insert(0, [new Y.XmlText()]);
  return paragraph.get(0) as Y.XmlText;
}
