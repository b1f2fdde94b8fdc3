/**
 * Somebody who sends what no browser of ours would, in a process of their own: what it costs to make that up must not
 * count for the server. What they are told to do comes as messages; they answer each with what became of it.
 */
import { MessageType } from "@hocuspocus/server";
import { createDecoder, readVarString, readVarUint } from "lib0/decoding";
import { openRaw, type RawClient } from "#lib/testing/frames.ts";
import { seededRandom } from "#lib/testing/random.ts";
import { knocks } from "./hostile-doors.ts";
import { hostileFrames, randomFrame, type MakeFrame } from "./hostile-frames.ts";
import type { Random, Target } from "./target.ts";

export type Assault = { what: "crafted" | "random"; count: number; seed: number };

/** How often each thing came out how. */
export type Outcomes = Record<string, Record<string, number>>;

const atOnce = 4;
const syncStep2 = 1;
const mostOnOneSocket = 25;
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
  const number = () => (next < count ? next++ : null);
  const book = (name: string, outcome: string) => {
    const ofName = (outcomes[name] ??= {});
    ofName[outcome] = (ofName[outcome] ?? 0) + 1;
  };
  const work = async () => {
    for (let at = number(); at !== null; at = number())
      if (what === "crafted") book(...(await craft(at, random)));
      else await tryLuck(random, { number, book: (outcome) => book("frames of chance", outcome) });
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
  const client = await openTheNote();
  const sent = make(target, random);
  if (Array.isArray(sent)) await see(client); // nobody may begin a message in parts before the note is loaded
  const outcome = await sendAndSee(client, sent);
  client.socket.terminate();
  return [name, outcome];
}

/** One frame of chance after the other on one socket, until one of them ends it: what is sent then is seen by nobody. */
async function tryLuck(
  random: Random,
  { number, book }: { number: () => number | null; book: (outcome: string) => void },
): Promise<void> {
  const client = await openTheNote();
  let sent = 1;
  let outcome = await sendAndSee(client, randomFrame(target, random));
  book(outcome);
  while (
    (outcome === "taken" || outcome === "passed over") &&
    sent++ < mostOnOneSocket &&
    number() !== null
  ) {
    outcome = await sendAndSee(client, randomFrame(target, random));
    book(outcome);
  }
  client.socket.terminate();
}

async function openTheNote(): Promise<RawClient> {
  const { url, note, origin, secret } = target;
  return await openRaw(url, note, { origin, authorization: `Bearer ${secret}` });
}

/** Sends that, and waits until the server has seen to it. */
async function sendAndSee(client: RawClient, sent: ReturnType<MakeFrame>): Promise<string> {
  for (const one of Array.isArray(sent) ? sent : [sent]) client.socket.send(one);
  return await see(client);
}

/** Waits until the server has seen to everything sent so far; what became of it. */
async function see(client: RawClient): Promise<string> {
  const before = client.received.length;
  if (client.socket.readyState === client.socket.OPEN) client.send(MessageType.Sync, 0, new Uint8Array([0]));
  return await answered(client, before);
}

/** The server answers everybody who asks what it has; or it says goodbye to the note, if not to the socket. */
function answered({ socket, received, closed }: RawClient, before: number): Promise<string> {
  return new Promise((done) => {
    const finish = (outcome: string) => {
      clearTimeout(late);
      socket.off("message", look);
      done(outcome);
    };
    const late = setTimeout(finish, 10_000, "nothing");
    const look = () => {
      const since = received.slice(before);
      const end = since.find((one) => one.type === MessageType.CLOSE || isAnswer(one));
      if (!end) return;
      const taken = since.some(({ applied }) => applied) ? "taken" : "passed over";
      finish(end.type === MessageType.CLOSE ? "note closed" : taken);
    };
    socket.on("message", look);
    void closed.then(({ code }) => finish(`closed ${code}`));
  });
}

function isAnswer({ type, bytes }: RawClient["received"][number]): boolean {
  if (type !== MessageType.Sync) return false;
  const decoder = createDecoder(bytes);
  readVarString(decoder);
  readVarUint(decoder);
  return readVarUint(decoder) === syncStep2;
}
