/**
 * Somebody who sends what no browser of ours would, in a process of their own: what it costs to make that up must not
 * count for the server. What they are told to do comes as messages; they answer each with what became of it.
 */
import { MessageType } from "@hocuspocus/server";
import { createDecoder, readVarString, readVarUint } from "lib0/decoding";
import { openRaw, type RawClient } from "#lib/testing/frames.ts";
import { seededRandom } from "#lib/testing/random.ts";
import { knocks } from "./hostile-doors.ts";
import { hostileFrames, randomFrame } from "./hostile-frames.ts";
import type { Random, Target } from "./target.ts";

export type Assault = { what: "crafted" | "random"; count: number; seed: number };

/** How often each thing came out how. */
export type Outcomes = Record<string, Record<string, number>>;

const atOnce = 4;
const syncStep2 = 1;
const framesOnOneSocket = 10;
const doors = Object.entries(knocks);
/** Of twenty that are crafted, so many come from people who are not let in. */
const doorsInTwenty = 3;

const target = JSON.parse(process.argv[2]!) as Target;
process.on("disconnect", () => process.exit(0));
process.on("message", (assault: Assault) => {
  carryOut(assault).then(
    (outcomes) => process.send?.(outcomes),
    (error: unknown) => {
      console.error(error);
      process.exit(1);
    },
  );
});
process.send?.({});

async function carryOut({ what, count, seed }: Assault): Promise<Outcomes> {
  const outcomes: Outcomes = {};
  const random = seededRandom(seed);
  let next = 0;
  const step = what === "crafted" ? 1 : framesOnOneSocket;
  const work = async () => {
    for (let at = next; at < count; at = next) {
      next += step;
      const [name, outcome] = what === "crafted" ? await craft(at, random) : await tryLuck(random);
      const ofName = (outcomes[name] ??= {});
      ofName[outcome] = (ofName[outcome] ?? 0) + step;
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  return outcomes;
}

/** One after the other, each of them about as often. */
async function craft(at: number, random: Random): Promise<[string, string]> {
  if (at % 20 < doorsInTwenty) {
    const [name, knock] = doors[Math.floor(at / 20) % doors.length]!;
    return [name, await knock(target, random)];
  }
  const place = Math.floor(at / 20) * (20 - doorsInTwenty) + (at % 20) - doorsInTwenty;
  const [name, make] = hostileFrames[place % hostileFrames.length]!;
  return [name, await onOpenNote((client) => client.socket.send(make(target, random)))];
}

async function tryLuck(random: Random): Promise<[string, string]> {
  const outcome = await onOpenNote(({ socket }) => {
    for (let sent = 0; sent < framesOnOneSocket; sent++) socket.send(randomFrame(target, random));
  });
  return ["frames of chance", outcome];
}

/** Opens the note, does that, and waits until the server has seen to it. */
async function onOpenNote(act: (client: RawClient) => void): Promise<string> {
  const { url, note, origin, secret } = target;
  const client = await openRaw(url, note, { origin, authorization: `Bearer ${secret}` });
  const before = client.received.length;
  act(client);
  if (client.socket.readyState === client.socket.OPEN) client.send(MessageType.Sync, 0, new Uint8Array([0]));
  const outcome = await Promise.race([
    client.closed.then(({ code }) => `closed ${code}`),
    answered(client, before),
  ]);
  client.socket.terminate();
  return outcome;
}

/** The server answers everybody who asks what it has; or it says goodbye to the note, though not to the socket. */
function answered({ socket, received }: RawClient, before: number): Promise<string> {
  return new Promise((done) => {
    const late = setTimeout(() => done("nothing"), 10_000);
    const look = () => {
      const since = received.slice(before);
      const end = since.find((one) => one.type === MessageType.CLOSE || isAnswer(one));
      if (!end) return;
      clearTimeout(late);
      const taken = since.some(({ applied }) => applied) ? "taken" : "passed over";
      done(end.type === MessageType.CLOSE ? "note closed" : taken);
    };
    socket.on("message", look);
    socket.on("close", () => clearTimeout(late));
  });
}

function isAnswer({ type, bytes }: RawClient["received"][number]): boolean {
  if (type !== MessageType.Sync) return false;
  const decoder = createDecoder(bytes);
  readVarString(decoder);
  readVarUint(decoder);
  return readVarUint(decoder) === syncStep2;
}
