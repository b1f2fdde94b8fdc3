/**
 * Somebody who writes in a process of their own, as a browser does: it may sleep, and its clock may be wrong.
 * What it is told to do comes as messages; it answers each with its account.
 */
import { setTimeout as sleep } from "node:timers/promises";
import type { ClientOptions } from "#lib/testing/collaboration.ts";
import type { Account } from "./typist.ts";

/** What it is started with, as JSON in its first argument. */
export interface LoneTypist extends Omit<ClientOptions, "doc" | "confirming"> {
  name: string;
  seed: number;
  clockOffMs: number;
}

export type Order = { do: "type"; forMs: number } | { do: "save" };

const given = JSON.parse(process.argv[2]!) as LoneTypist;
const now = Date.now.bind(Date);
Date.now = () => now() + given.clockOffMs; // before anything remembers it

const { sitDown, typeOnce } = await import("./typist.ts");
const { seededRandom } = await import("#lib/testing/random.ts");
const random = seededRandom(given.seed);
const typist = sitDown(given);
let work = typist.saved();
process.on("message", (order: Order) => {
  work = work.then(() => obey(order)).then(() => void process.send?.(typist.account satisfies Account));
});
process.on("disconnect", () => process.exit(0));
await work;
process.send?.(typist.account satisfies Account);

async function obey(order: Order): Promise<void> {
  if (order.do === "save") return await typist.saved();
  const until = performance.now() + order.forMs;
  while (performance.now() < until) {
    typeOnce(typist, random);
    await sleep(5);
  }
}
