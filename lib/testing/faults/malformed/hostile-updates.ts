import * as Y from "yjs";
import { BODY_FIELD, TITLE_FIELD } from "#lib/editor/fields.ts";
import { docFrom } from "#lib/notes/note-doc.ts";
import { firstText } from "#lib/testing/collaboration.ts";
import { pick } from "#lib/testing/random.ts";
import { contents, holding, rawUpdate, type RawUpdate } from "./raw-update.ts";
import type { Random, Target } from "./target.ts";

type Make = (target: Target, random: Random) => Uint8Array;

const client = (random: Random) => 1 + pick(random, 2 ** 31);
const raw =
  (given: (random: Random, target: Target) => Omit<RawUpdate, "client"> & { client?: number }): Make =>
  (target, random) =>
    rawUpdate({ client: client(random), ...given(random, target) });

const letters = { content: contents.string, write: holding.text("abc") };
const stateOf = ({ state }: Target) => docFrom(new Uint8Array(Buffer.from(state, "base64")));

/** What an editor of ours would send if it had done that. */
function edited(change: (doc: Y.Doc, random: Random) => void, as?: (target: Target) => number): Make {
  return (target, random) => {
    const doc = stateOf(target);
    if (as) doc.clientID = as(target);
    const before = Y.encodeStateVector(doc);
    doc.transact(() => change(doc, random));
    return Y.encodeStateAsUpdate(doc, before);
  };
}

const body = (doc: Y.Doc) => doc.getXmlFragment(BODY_FIELD);
const absent = ({ absent: { client: id } }: Target) => id;
const names = [
  "hologram",
  "__proto__",
  "constructor",
  "script",
  "text",
  "doc",
  "x".repeat(10_000),
  "",
  "a\0b",
];

/** Bytes that are no update. */
const unreadable: Record<string, Make> = {
  nothing: () => new Uint8Array(),
  "half of one": (target, random) => {
    const whole = Y.encodeStateAsUpdate(stateOf(target));
    return whole.slice(0, 1 + pick(random, whole.length - 2));
  },
  "the other encoding": (target) => Y.encodeStateAsUpdateV2(stateOf(target)),
  "more clients than there are": raw(() => ({ structs: [letters], claims: { clients: 2 ** 45 } })),
  "more structs than there are": raw(() => ({ structs: [letters], claims: { structs: 2 ** 45 } })),
  "contents of no kind": raw((random) => ({ structs: [{ content: 11 + pick(random, 20) }] })),
  "a text longer than the frame": raw(() => ({
    structs: [{ content: contents.string, write: holding.bytes(new Uint8Array([255, 255, 255, 127])) }],
  })),
  "JSON that is none": raw((random) => ({
    structs: [
      [contents.embed, contents.format, contents.json].map((content) => ({
        content,
        write: content === contents.json ? holding.pair("\u0001{", "") : holding.pair("{", "}{"),
      }))[pick(random, 3)]!,
    ],
  })),
  "lists in lists without an end": raw(() => ({
    structs: [
      {
        content: contents.any,
        write: holding.bytes(new Uint8Array(60_000).map((_, at) => (at % 2 ? 1 : 117))),
      },
    ],
  })),
  "no length": raw((random) => ({
    structs: [{ content: pick(random, 2) ? contents.gc : contents.deleted, write: holding.length(0) }],
  })),
  "a length beyond all clocks": raw((random) => ({
    structs: [{ content: contents.gc, write: holding.length(2 ** (31 + pick(random, 20))) }],
  })),
  "a clock beyond all clocks": raw((random) => ({ clock: 2 ** (31 + pick(random, 20)), structs: [letters] })),
};

/** Updates that say what nobody can want. */
const unwanted: Record<string, Make> = {
  "a gap": raw((random) => ({ clock: 1 + pick(random, 5_000), structs: [letters] })),
  "nothing but a gap": raw(() => ({ structs: [{ content: contents.skip, write: holding.length(100) }] })),
  "a place that is not there": raw((random) => ({
    structs: [{ ...letters, parent: { client: client(random), clock: pick(random, 100) } }],
  })),
  "a place in a letter": raw((_, target) => ({
    structs: [{ ...letters, parent: { client: absent(target), clock: 0 } }],
  })),
  "words that are behind other words": raw((_, target) => ({
    structs: [{ ...letters, origin: { client: absent(target), clock: 2 ** 20 } }],
  })),
  "words that are behind one's own next words": (_, random) => {
    const own = client(random);
    const ahead = { client: own, clock: 1 + pick(random, 100) };
    return rawUpdate({ client: own, structs: [letters, { ...letters, origin: ahead }] });
  },
  "bytes among blocks": raw(() => ({
    structs: [{ content: contents.binary, parent: BODY_FIELD, write: holding.text("bytes") }],
  })),
  "a document in the document": raw(() => ({
    structs: [
      { content: contents.document, parent: BODY_FIELD, write: holding.textAndBytes("id", [118, 0]) },
    ],
  })),
  "keys of the body": raw(() => ({ structs: [{ ...letters, parent: BODY_FIELD, key: "__proto__" }] })),
  "letters among blocks": raw((random) => ({
    structs: [{ ...letters, parent: pick(random, 2) ? BODY_FIELD : TITLE_FIELD }],
  })),
  "deletions of what is not there": raw((random) => ({
    structs: [letters],
    deletes: [{ client: client(random), clock: pick(random, 1000), length: 1 + pick(random, 1000) }],
  })),
  "what the note has already": (target) => Y.encodeStateAsUpdate(stateOf(target)),
};

/** Well-made updates with what our editor does not know. */
const unknown: Record<string, Make> = {
  "a node": edited((doc, random) =>
    body(doc).insert(0, [new Y.XmlElement(names[pick(random, names.length)])]),
  ),
  "a node in a paragraph": edited((doc, random) =>
    (body(doc).get(0) as Y.XmlElement).insert(1, [new Y.XmlElement(names[pick(random, names.length)])]),
  ),
  "a block where none may stand": edited((doc, random) => {
    const types = ["listItem", "tableRow", "tableCell", "toggleSummary", "taskItem", "mention"];
    body(doc).insert(0, [new Y.XmlElement(types[pick(random, types.length)])]);
  }),
  "text beside the blocks": edited((doc) => body(doc).insert(0, [new Y.XmlText("Loose.")])),
  "a mark": edited((doc, random) =>
    firstText(doc).format(0, 3, { [names[pick(random, names.length)]!]: {} }),
  ),
  "something else than letters": edited((doc) => firstText(doc).insertEmbed(1, { image: "x" })),
  "a hook": edited((doc) => body(doc).insert(0, [new Y.XmlHook("x") as never])),
  "a map among blocks": edited((doc) => body(doc).insert(0, [new Y.Map() as never])),
  "a map as an attribute": edited((doc) =>
    (body(doc).get(0) as Y.XmlElement).setAttribute("id", new Y.Map() as never),
  ),
  "blocks in a title": edited((doc) =>
    doc.getXmlFragment(TITLE_FIELD).insert(0, [new Y.XmlElement("table")]),
  ),
  "a tag that is none": edited((doc) => doc.getMap("tags").set("x", new Y.Map())),
  "a property without an end": edited((doc) => doc.getMap("properties").set("extra", "x".repeat(300_000))),
  "quotes in quotes without an end": edited((doc, random) => {
    let inner: Y.XmlFragment = body(doc);
    for (let level = 0; level < 250 + pick(random, 500); level++) {
      const quote = new Y.XmlElement("blockquote");
      inner.insert(0, [quote]);
      inner = quote;
    }
  }),
};

/** Somebody else's Yjs client: what they wrote, and what they are yet to write. */
const ofOthers: Record<string, Make> = {
  "their next words": edited((doc) => firstText(doc).insert(0, "Forged. "), absent),
  "their words after the next": raw((random, { absent: { client: id, clock } }) => ({
    client: id,
    clock: clock + 1 + pick(random, 1000),
    structs: [letters],
  })),
  "a hole where their next words would be": raw((random, { absent: { client: id, clock } }) => ({
    client: id,
    clock,
    structs: [{ content: contents.gc, write: holding.length(1 + pick(random, 2 ** 20)) }],
  })),
  "other words where theirs are": raw((_, { absent: { client: id } }) => ({
    client: id,
    structs: [letters],
  })),
  "a deletion of their next words": raw((random, { absent: { client: id, clock } }) => ({
    structs: [letters],
    deletes: [{ client: id, clock, length: 1 + pick(random, 2 ** 20) }],
  })),
  "something that waits for their next words": raw((random, { absent: { client: id, clock } }) => ({
    structs: [{ ...letters, origin: { client: id, clock: clock + pick(random, 50) } }],
  })),
};

const groups = { unreadable, unwanted, unknown, "of others": ofOthers };

/** Updates that no editor of ours sends; none of them may change a word. */
export const hostileUpdates: [name: string, make: Make][] = Object.entries(groups).flatMap(([group, makes]) =>
  Object.entries(makes).map(([name, make]): [string, Make] => [`${group}: ${name}`, make]),
);
