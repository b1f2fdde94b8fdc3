import { MessageType } from "@hocuspocus/server";
import { createEncoder, toUint8Array, writeVarString, writeVarUint } from "lib0/encoding";
import * as Y from "yjs";
import { socketToken } from "#lib/collaboration/protocol.ts";
import { SCHEMA_VERSION } from "#lib/editor/fields.ts";
import { frame } from "#lib/testing/frames.ts";
import { pick } from "#lib/testing/random.ts";
import { hostileParts } from "./hostile-parts.ts";
import { hostileUpdates } from "./hostile-updates.ts";
import type { Random, Target } from "./target.ts";

/** A frame that no browser of ours sends, on a socket on which the note is open; text where it is no bytes, or several. */
export type MakeFrame = (target: Target, random: Random) => Uint8Array | string | Uint8Array[];

const megabyte = 1024 * 1024;
const syncStep1 = 0;
const syncStep2 = 1;
const update = 2;

const opening = (name: string) => frame(name, MessageType.Auth, 0, socketToken(SCHEMA_VERSION));
const noNames = [
  "",
  " ",
  "..",
  "../../etc",
  "constructor",
  "__proto__",
  "toString",
  "NOTE",
  "ü".repeat(5),
  "\ud800",
  "a".repeat(100_000),
];

/** A state vector of so many clients. */
function stateVector(clients: number): Uint8Array {
  const encoder = createEncoder();
  writeVarUint(encoder, clients);
  for (let client = 1; client <= clients; client++)
    [client, client].forEach((number) => writeVarUint(encoder, number));
  return toUint8Array(encoder);
}

/** An awareness message with these states. */
function presence(
  states: [client: number, clock: number, state: string][],
  claimed = states.length,
): Uint8Array {
  const encoder = createEncoder();
  writeVarUint(encoder, claimed);
  for (const [client, clock, state] of states) {
    writeVarUint(encoder, client);
    writeVarUint(encoder, clock);
    writeVarString(encoder, state);
  }
  return toUint8Array(encoder);
}

const someone = JSON.stringify({ user: { name: "<img src=x>", color: "red;}" }, cursor: { anchor: "x" } });

const ofSync: Record<string, MakeFrame> = {
  "a sync of no kind": ({ note }, random) => frame(note, MessageType.Sync, 3 + pick(random, 10_000)),
  "a sync without anything": ({ note }) => frame(note, MessageType.Sync),
  "an update without anything": ({ note }) => frame(note, MessageType.Sync, update),
  "an update shorter than it says": ({ note }, random) =>
    frame(note, MessageType.Sync, update, 100 + pick(random, 2 ** 31), "short"),
  "a state vector of nonsense": ({ note }) =>
    frame(note, MessageType.Sync, syncStep1, new Uint8Array([255, 255, 3, 1])),
  "a state vector of very many": ({ note }) => frame(note, MessageType.Sync, syncStep1, stateVector(300_000)),
  "a reply that nobody asked for": ({ note }) =>
    frame(note, MessageType.SyncReply, update, new Uint8Array([9, 9, 9])),
  "an update larger than a frame": ({ note }, random) =>
    frame(note, MessageType.Sync, update, new Uint8Array(4 * megabyte + pick(random, 2 * megabyte))),
  "an update as large as a frame": ({ note }, random) =>
    frame(
      note,
      MessageType.Sync,
      update,
      new Uint8Array(megabyte + pick(random, 2 * megabyte)).fill(pick(random, 256)),
    ),
};

const ofPresence: Record<string, MakeFrame> = {
  "a presence of nonsense": ({ note }) =>
    frame(note, MessageType.Awareness, new Uint8Array([255, 255, 255, 9, 9])),
  "a presence without JSON": ({ note }) => frame(note, MessageType.Awareness, presence([[1, 1, "{"]])),
  "a presence of more than there are": ({ note }) =>
    frame(note, MessageType.Awareness, presence([[1, 1, "{}"]], 2 ** 45)),
  "the presence of somebody else": ({ note, absent: { client } }) =>
    frame(note, MessageType.Awareness, presence([[client, 2 ** 30, someone]])),
  "the end of somebody else's presence": ({ note, absent: { client } }) =>
    frame(note, MessageType.Awareness, presence([[client, 2 ** 30, "null"]])),
  "the presence of a crowd": ({ note }) =>
    frame(
      note,
      MessageType.Awareness,
      presence(Array.from({ length: 3_000 }, (_, at) => [at + 1, 1, someone])),
    ),
  "a presence without an end": ({ note }, random) => {
    const state = pick(random, 2)
      ? `{"user":"${"x".repeat(megabyte)}"}`
      : `{"user":${"[".repeat(100_000)}${"]".repeat(100_000)}}`;
    return frame(note, MessageType.Awareness, presence([[1, 1, state]]));
  },
  "a presence that is no object": ({ note }, random) =>
    frame(
      note,
      MessageType.Awareness,
      presence([[1, 1, ["7", "[]", '"x"', "true", '{"__proto__":{"user":1}}'][pick(random, 5)]!]]),
    ),
};

const ofNames: Record<string, MakeFrame> = {
  "a name that is no id": (_, random) => opening(noNames[pick(random, noNames.length)]!),
  "an update for a name that is no id": (_, random) =>
    frame(noNames[pick(random, noNames.length)]!, MessageType.Sync, update, new Uint8Array([0, 0])),
  "a note of people one does not know": ({ foreignNote }) => opening(foreignNote),
  "an update for that note": ({ foreignNote }) =>
    frame(foreignNote, MessageType.Sync, update, new Uint8Array([0, 0])),
  "a session of nonsense": ({ note }, random) =>
    opening(`${note}\0${["", "\0", "x".repeat(10_000), "../.."][pick(random, 4)]}`),
};

const ofTypes: Record<string, MakeFrame> = {
  "no bytes at all": () => new Uint8Array(),
  "one byte": (_, random) => new Uint8Array([pick(random, 256)]),
  text: () => JSON.stringify({ type: "hello" }),
  "a message of no kind": ({ note }, random) => frame(note, 9 + pick(random, 2 ** 20)),
  "a message for all": ({ note }) =>
    frame(note, MessageType.BroadcastStateless, '{"type":"refused","message":"x"}'),
  "a message that only servers send": ({ note }) =>
    frame(note, MessageType.Stateless, '{"type":"access","access":"manage"}'),
  "a long message": ({ note }) => frame(note, MessageType.Stateless, "x".repeat(megabyte)),
  "a goodbye": ({ note }) => frame(note, MessageType.CLOSE),
  "another token": ({ note }, random) => frame(note, MessageType.Auth, pick(random, 4), "nobody"),
  "a token without an end": ({ note }) => frame(note, MessageType.Auth, 0, "x".repeat(megabyte)),
};

const updates = hostileUpdates.map(([name, make]): [string, MakeFrame] => [
  name,
  (target, random) => frame(target.note, MessageType.Sync, 1 + pick(random, 2), make(target, random)),
]);

/** Crafted frames, by what they are. */
export const hostileFrames: [name: string, make: MakeFrame][] = [
  ...updates,
  ...Object.entries({ ...ofSync, ...ofPresence, ...ofNames, ...ofTypes, ...hostileParts }),
];

/** Frames of chance: bytes, and what is said between browser and server with some bytes changed. */
export function randomFrame({ note }: Target, random: Random): Uint8Array {
  const bytes = (length: number) => Uint8Array.from({ length }, () => pick(random, 256));
  const kinds = [
    () => bytes(1 + pick(random, 80)),
    () => frame(note, pick(random, 12), bytes(pick(random, 60))),
    () => frame(note, MessageType.Sync, pick(random, 4), bytes(pick(random, 60))),
    () => frame(note, MessageType.Sync, syncStep2, changed(typed, random)),
    () => frame(note, MessageType.Sync, update, changed(typed, random)),
    () => frame(note, MessageType.Awareness, changed(presence([[7, 1, someone]]), random)),
    () => changed(frame(note, MessageType.Awareness, presence([[7, 1, someone]])), random),
    () => frame(`${note}\0${String(random())}`, MessageType.Sync, update, bytes(20)),
  ];
  return kinds[pick(random, kinds.length)]!();
}

/** What somebody types, though not into the body: by chance it may still be an update after a change, and then it counts. */
const typed = typedElsewhere();

function typedElsewhere(): Uint8Array {
  const doc = new Y.Doc();
  doc.clientID = 9;
  const text = doc.getText("elsewhere");
  for (const word of ["hello ", "there ", "and ", "here"]) text.insert(0, word);
  text.delete(2, 7);
  text.format(0, 3, { bold: {} });
  return Y.encodeStateAsUpdate(doc);
}

function changed(bytes: Uint8Array, random: Random): Uint8Array {
  const copy = bytes.slice(0, random() < 0.2 ? 1 + pick(random, bytes.length) : bytes.length);
  for (let count = 1 + pick(random, 4); count > 0; count--)
    copy[pick(random, copy.length)] = pick(random, 256);
  return copy;
}
