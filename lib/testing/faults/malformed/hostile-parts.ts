import { MessageType } from "@hocuspocus/server";
import { framesOf, largestMessage, partMessage } from "#lib/collaboration/client/parts.ts";
import { frame } from "#lib/testing/frames.ts";
import { pick } from "#lib/testing/random.ts";
import type { Random, Target } from "./target.ts";

const megabyte = 1024 * 1024;

function part(whole: number, offset: number, bytes: Uint8Array): Uint8Array {
  return Buffer.concat([frame("", partMessage, whole, offset), bytes]);
}

const bytes = (random: Random, most = 100_000) =>
  new Uint8Array(1 + pick(random, most)).fill(pick(random, 256));

/** A message in parts that nobody of ours would send, as it would be if it were one. */
function partsOf({ note }: Target, random: Random): Uint8Array[] {
  const content = new Uint8Array(megabyte + pick(random, 9 * megabyte)).fill(pick(random, 256));
  return framesOf(frame(note, MessageType.Sync, 1 + pick(random, 2), content));
}

/** Parts of messages that no browser sends. */
export const hostileParts: Record<string, (target: Target, random: Random) => Uint8Array[]> = {
  "a message in parts that says nothing": partsOf,
  "a message in parts that is none": (_, random) => {
    const [first, second] = [bytes(random), bytes(random)];
    const whole = first.length + second.length;
    return [part(whole, 0, first), part(whole, first.length, second)];
  },
  "parts in another order": (target, random) => {
    const parts = partsOf(target, random);
    const at = pick(random, parts.length - 1);
    return [...parts.slice(0, at), ...parts.slice(at, at + 2).toReversed(), ...parts.slice(at + 2)];
  },
  "a part that is missing, or twice there": (target, random) => {
    const parts = partsOf(target, random);
    const at = pick(random, parts.length - 1);
    return parts.flatMap((one, index) => (index === at ? (pick(random, 2) ? [] : [one, one]) : [one]));
  },
  "parts of more than a message may hold": (_, random) => {
    const whole = [largestMessage + 1, 2 ** 32, 2 ** 52][pick(random, 3)]!;
    return pick(random, 2)
      ? [part(whole, 0, bytes(random))]
      : [part(1_000, 0, new Uint8Array(500)), part(1_000, 500, bytes(random, 3 * megabyte))];
  },
  "parts without an end": (target, random) => partsOf(target, random).slice(0, -1),
};
