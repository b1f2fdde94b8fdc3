import { setTimeout as sleep } from "node:timers/promises";
import type { WebSocket } from "ws";
import { connect, firstText, type Client } from "../collaboration.ts";
import { openRaw } from "../frames.ts";

/** The part of a crowd that one process plays. */
export interface Cast {
  role: "writers" | "observers" | "crowd";
  count: number;
  url: string;
  note: string;
  headers: Record<string, string>;
  /** How long the writers write, and how often each of them. */
  seconds: number;
  everyMs: number;
}

const stamp = /<(\d+\.\d+)>/g;
const now = () => performance.timeOrigin + performance.now();

/** Writes times into the note; whoever sees one knows how old it is. */
async function write(clients: Client[], { seconds, everyMs }: Cast): Promise<number[]> {
  const deadline = Date.now() + seconds * 1000;
  await Promise.all(
    clients.map(async ({ doc }, index) => {
      await sleep((everyMs * index) / clients.length);
      while (Date.now() < deadline) {
        firstText(doc).insert(0, `<${now().toFixed(3)}>`);
        await sleep(everyMs * (0.75 + Math.random() / 2));
      }
    }),
  );
  return [];
}

/** How old the times are that arrive. */
async function observe(clients: Client[], { seconds }: Cast): Promise<number[]> {
  const ages: number[] = [];
  for (const { doc } of clients) {
    firstText(doc).observe(({ delta }) => {
      const seen = now();
      const text = delta.map(({ insert }) => (typeof insert === "string" ? insert : "")).join("");
      for (const [, time] of text.matchAll(stamp)) ages.push(seen - Number(time));
    });
  }
  await sleep(seconds * 1000 + 500);
  return ages;
}

async function play(cast: Cast): Promise<() => Promise<number[]>> {
  const { role, count, url, note, headers } = cast;
  if (role === "crowd") {
    const sockets: WebSocket[] = [];
    for (let index = 0; index < count; index++) sockets.push((await openRaw(url, note, headers)).socket);
    return async () => (await sleep(cast.seconds * 1000), []);
  }
  const clients = Array.from({ length: count }, () => connect({ url, note, headers }));
  await Promise.all(clients.map((client) => client.saved()));
  return () => (role === "writers" ? write(clients, cast) : observe(clients, cast));
}

let run: (() => Promise<number[]>) | undefined;
process.on("message", (message: Cast | "run") => {
  void (async () => {
    if (message !== "run") {
      run = await play(message);
      process.send?.("ready");
    } else if (run) process.send?.(await run());
  })();
});
process.on("disconnect", () => process.exit(0));
