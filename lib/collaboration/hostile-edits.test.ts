import { MessageType } from "@hocuspocus/server";
import { describe, expect, test } from "vitest";
import * as Y from "yjs";
import { db, transaction } from "#lib/db/db.ts";
import { BODY_FIELD, TITLE_FIELD } from "#lib/editor/fields.ts";
import { noteFromDoc } from "#lib/editor/yjs.ts";
import { docFrom } from "#lib/notes/note-doc.ts";
import { readNote } from "#lib/notes/read-note.ts";
import { storeNote } from "#lib/notes/store-note.ts";
import { browsers } from "#lib/testing/browsers.ts";
import { firstText, until, type Client } from "#lib/testing/collaboration.ts";
import { actorOf, createMember, createUser } from "#lib/testing/factories.ts";
import { contents, holding, rawUpdate } from "#lib/testing/faults/malformed/raw-update.ts";
import type { RawClient } from "#lib/testing/frames.ts";
import { createWrittenNote } from "#lib/testing/written-note.ts";

// Somebody who may edit the note, and does it with something else than our editor.

const [here, there] = [browsers(), browsers()];

/** A note that two people may edit: Ada, who created it, and Mallory. */
async function twoPeople() {
  const written = await createWrittenNote();
  const user = await createUser({ name: "Mallory" });
  await createMember({ workspace: written.workspace, user, role: "member" });
  const mallory = { note: written.note, actor: await actorOf(user) };
  const { state } = await db.noteState.findUniqueOrThrow({ where: { noteId: written.note.id } });
  return { written, mallory, state };
}

type Given = Awaited<ReturnType<typeof twoPeople>>;

const typedRows = ({ note }: Given["written"]) =>
  db.noteUpdate.count({ where: { noteId: note.id, origin: "typed" } });

/** What a change to the document adds to what it was. */
function updateOf(doc: Y.Doc, change: (doc: Y.Doc) => void): Uint8Array {
  const before = Y.encodeStateVector(doc);
  doc.transact(() => change(doc));
  return Y.encodeStateAsUpdate(doc, before);
}

async function expectRefused(raw: RawClient): Promise<void> {
  expect(await raw.closed).toEqual({ code: 4400, reason: "not-understood" });
  const told = raw.received.filter(({ type }) => type === MessageType.Stateless);
  expect(told.length, "it is said in words").toBe(1);
}

const body = (doc: Y.Doc) => doc.getXmlFragment(BODY_FIELD);
const paragraph = (doc: Y.Doc) => body(doc).get(0) as Y.XmlElement;

const unknown: Record<string, (doc: Y.Doc) => void> = {
  "a block that nobody knows": (doc) => body(doc).insert(1, [new Y.XmlElement("hologram")]),
  "a block that nobody knows within words of others": (doc) =>
    paragraph(doc).insert(1, [new Y.XmlElement("hologram")]),
  "a block where none may stand": (doc) => paragraph(doc).insert(1, [new Y.XmlElement("table")]),
  "an item without its list": (doc) => body(doc).insert(0, [new Y.XmlElement("listItem")]),
  "a text as an element": (doc) => paragraph(doc).insert(0, [new Y.XmlElement("text")]),
  "text beside the blocks": (doc) => body(doc).insert(0, [new Y.XmlText("Loose.")]),
  "a mark that nobody knows": (doc) => firstText(doc).format(0, 4, { sparkle: {} }),
  "something else than letters": (doc) => firstText(doc).insertEmbed(2, { image: "x" }),
  "a hook": (doc) => body(doc).insert(0, [new Y.XmlHook("x") as never]),
  "a list as an attribute": (doc) => paragraph(doc).setAttribute("id", new Y.Array() as never),
  "an attribute of the whole": (doc) => {
    const fragment = body(doc) as unknown as { _map: Map<string, unknown> };
    expect(fragment._map.size).toBe(0);
    const other = new Y.Doc();
    other.getMap(BODY_FIELD).set("x", 1);
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(other));
  },
  "a title of many lines and blocks": (doc) =>
    doc.getXmlFragment(TITLE_FIELD).insert(0, [new Y.XmlElement("paragraph")]),
  "marks in a title": (doc) => {
    const line = doc.getXmlFragment(TITLE_FIELD).get(0) as Y.XmlElement;
    (line.get(0) as Y.XmlText).format(0, 3, { bold: {} });
  },
  "quotes in quotes without an end": (doc) => {
    let inner: Y.XmlFragment = body(doc);
    for (let level = 0; level < 400; level++) {
      const quote = new Y.XmlElement("blockquote");
      inner.insert(0, [quote]);
      inner = quote;
    }
  },
};

test.each(Object.entries(unknown))("%s: it is refused, and nobody's editor sees it", async (_, change) => {
  const { written, mallory, state } = await twoPeople();
  const ada = here.open(written);
  await ada.saved();
  const before = noteFromDoc(ada.doc);
  const raw = await here.openRaw(mallory);
  raw.send(MessageType.Sync, 2, updateOf(docFrom(state), change));
  await expectRefused(raw);
  expect(await typedRows(written)).toBe(0);
  expect(noteFromDoc(ada.doc)).toEqual(before);
});

test("a part of it that only comes true later is refused then, and keeps nobody else from writing", async () => {
  const { written, mallory, state } = await twoPeople();
  const doc = docFrom(state);
  const first = updateOf(doc, (changed) => firstText(changed).insert(0, "M"));
  const second = updateOf(doc, (changed) => body(changed).insert(1, [new Y.XmlElement("hologram")]));
  const raw = await here.openRaw(mallory);
  raw.send(MessageType.Sync, 2, second);
  await until(() => raw.received.some(({ applied }) => applied), "it waits for what comes before it");
  const ada = here.open(written);
  await ada.saved();
  firstText(ada.doc).insert(0, "On we go. ");
  await ada.saved();
  raw.send(MessageType.Sync, 2, first);
  await expectRefused(raw);
  expect(noteFromDoc(ada.doc)).toEqual((await readNote(written.actor, { id: written.note.shortId })).content);
});

/** What Mallory knows of the note, as somebody whose next words are those of another Yjs client. */
function forged(doc: Y.Doc, client: number, change: (doc: Y.Doc) => void): Uint8Array {
  const copy = docFrom(Y.encodeStateAsUpdate(doc));
  copy.clientID = client;
  return updateOf(copy, change);
}

const meddling: Record<string, (ada: Client) => Uint8Array> = {
  "writes under another's client": ({ doc }) =>
    forged(doc, doc.clientID, (copy) => firstText(copy).insert(0, "Forged. ")),
  "deletes what another is yet to write": ({ doc }) => {
    const ahead = docFrom(Y.encodeStateAsUpdate(doc));
    ahead.clientID = doc.clientID;
    firstText(ahead).insert(0, "x".repeat(100));
    const known = Y.encodeStateVector(ahead);
    firstText(ahead).delete(0, 100);
    return Y.encodeStateAsUpdate(ahead, known);
  },
  "lets something wait for what another is yet to write": ({ doc }) => {
    const ahead = docFrom(Y.encodeStateAsUpdate(doc));
    ahead.clientID = doc.clientID;
    firstText(ahead).insert(0, "abc");
    const after = docFrom(Y.encodeStateAsUpdate(ahead));
    return updateOf(after, (copy) => firstText(copy).insert(1, "z"));
  },
};

describe.each(Object.entries(meddling))("whoever %s is refused", (_, forge) => {
  test("while the other is there, whether they have written or not", async () => {
    const { written, mallory } = await twoPeople();
    const ada = here.open(written);
    ada.provider.awareness?.setLocalStateField("user", {}); // as in every browser
    await ada.saved();
    for (const words of ["", "Here. "]) {
      firstText(ada.doc).insert(0, words);
      await ada.saved();
      const before = await typedRows(written);
      const raw = await here.openRaw(mallory);
      raw.send(MessageType.Sync, 2, forge(ada));
      await expectRefused(raw);
      expect(await typedRows(written)).toBe(before);
    }
  });

  test.each(["is in the log", "is merged"])(
    "while the other is away, whose last word %s; what they write is kept",
    async (last) => {
      const { written, mallory } = await twoPeople();
      const ada = here.open(written);
      await ada.saved();
      firstText(ada.doc).insert(0, "Here. ");
      await ada.saved();
      const socket = ada.provider.configuration.websocketProvider;
      socket.disconnect();
      await until(() => !ada.isSaved(), "she is away");
      if (last === "is merged") {
        await transaction((tx) => storeNote(tx, written.note.id));
        const repeating = await here.openRaw(mallory); // what others wrote is not theirs by sending it again
        repeating.send(MessageType.Sync, 2, Y.encodeStateAsUpdate(ada.doc));
        await until(() => repeating.received.some(({ applied }) => applied), "it is taken");
        repeating.socket.terminate();
      }
      const forgery = forge(ada);
      firstText(ada.doc).insert(0, "Written on a train. ");
      for (const server of [here, there, here, there]) {
        const raw = await server.openRaw(mallory); // everybody else has left: the note was closed, and is read again
        raw.send(MessageType.Sync, 2, forgery);
        await expectRefused(raw);
      }
      void socket.connect();
      await ada.saved();
      const { content } = await readNote(written.actor, { id: written.note.shortId });
      expect(JSON.stringify(content)).toContain("Written on a train. Here. ");
      expect(content).toEqual(noteFromDoc(ada.doc));
    },
  );
});

test("what refers to its own author's next words is refused, since Yjs would lose its way in the note", async () => {
  const { written, mallory } = await twoPeople();
  const letters = { content: contents.string, write: holding.text("abc") };
  const raw = await here.openRaw(mallory);
  const structs = [letters, { ...letters, origin: { client: 9, clock: 7 } }];
  raw.send(MessageType.Sync, 2, rawUpdate({ client: 9, structs }));
  await expectRefused(raw);
  expect(await typedRows(written)).toBe(0);
});

test("nobody writes under the client of the server, either", async () => {
  const { written, mallory, state } = await twoPeople();
  const [client] = Y.decodeStateVector(Y.encodeStateVector(docFrom(state))).keys();
  const raw = await here.openRaw(mallory);
  raw.send(
    MessageType.Sync,
    2,
    forged(docFrom(state), client!, (doc) => firstText(doc).insert(0, "Forged. ")),
  );
  await expectRefused(raw);
  expect(await typedRows(written)).toBe(0);
});

test("what somebody has of another from one server they may bring to the next, and both go on writing there", async () => {
  const { written, mallory } = await twoPeople();
  const [ada, ben] = [here.open(written), here.open(mallory)];
  await Promise.all([ada.saved(), ben.saved()]);
  firstText(ada.doc).insert(0, "By Ada. ");
  await ada.saved();
  await until(() => firstText(ben.doc).toJSON().startsWith("By Ada."), "Ben has it");
  firstText(ben.doc).insert(0, "By Ben. ");
  await ben.saved();
  const raw = await there.openRaw(mallory);
  raw.send(MessageType.Sync, 1, Y.encodeStateAsUpdate(ben.doc));
  raw.send(MessageType.Sync, 2, Y.encodeStateAsUpdate(ben.doc));
  await until(() => raw.received.filter(({ applied }) => applied).length === 2, "both are taken");
  const elsewhere = there.open({ ...written, doc: ada.doc });
  await elsewhere.saved();
  firstText(ada.doc).insert(0, "Still Ada. ");
  await Promise.all([ada.saved(), elsewhere.saved()]);
  expect(await typedRows(written)).toBeGreaterThan(2);
});
