import { setTimeout as sleep } from "node:timers/promises";
import type { Client } from "#lib/testing/collaboration.ts";
import { firstText, until } from "#lib/testing/collaboration.ts";

/** Two people in a note, and what one of them has written. */
export interface Pair {
  writer: Client;
  reader: Client;
  marks: string[];
}

/** They write and read until that is over; how long each mark took, in milliseconds. */
export async function measureLatency(pair: Pair, isOver: () => boolean): Promise<number[]> {
  const times: number[] = [];
  while (!isOver()) {
    times.push(await oneEdit(pair));
    await sleep(25);
  }
  return times;
}

async function oneEdit({ writer, reader, marks }: Pair): Promise<number> {
  const mark = `[${marks.length}]`;
  const seen = new Promise<number>((done) => {
    const look = () => {
      if (!firstText(reader.doc).toJSON().startsWith(mark)) return;
      reader.doc.off("update", look);
      done(performance.now());
    };
    reader.doc.on("update", look);
  });
  const began = performance.now();
  marks.push(mark);
  firstText(writer.doc).insert(0, mark);
  let at: number | null = null;
  void seen.then((time) => (at = time));
  await until(() => at !== null, `${mark} arrives`);
  return at! - began;
}

export interface Spread {
  median: number;
  p95: number;
  longest: number;
}

export function spreadOf(times: number[]): Spread {
  const sorted = times.toSorted((one, other) => one - other);
  const at = (share: number) =>
    sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;
  return { median: at(0.5), p95: at(0.95), longest: at(1) };
}
