import { isDeepStrictEqual } from "node:util";
import { afterEach, expect, test } from "vitest";
import * as Y from "yjs";
import { BODY_FIELD } from "#lib/editor/fields.ts";
import { keepUnseen } from "#lib/editor/unseen/keep-unseen.ts";
import { transaction } from "#lib/db/db.ts";
import { noteFromDoc } from "#lib/editor/yjs.ts";
import { storeNote } from "#lib/notes/store-note.ts";
import { browsers } from "#lib/testing/browsers.ts";
import { connect, firstText, headersFor, until, type Client } from "#lib/testing/collaboration.ts";
import { startFreezingProxy, type FreezingProxy } from "#lib/testing/freezing-proxy.ts";
import { holdLog, waiting } from "#lib/testing/hold-log.ts";
import { createWrittenNote } from "#lib/testing/written-note.ts";

// Two change the same block in the same moment: one writes into it, and the other makes something else of it, which to
// Yjs is a deletion and a copy of what they see.

const [here, there] = [browsers(), browsers()];

const proxies: FreezingProxy[] = [];
afterEach(async () => {
  for (const proxy of proxies.splice(0)) await proxy.close();
});

type Written = Awaited<ReturnType<typeof createWrittenNote>>;

function openOn({ open }: Pick<ReturnType<typeof browsers>, "open">, written: Written) {
  const doc = new Y.Doc();
  const confirming = keepUnseen(doc, (origin) => origin === client.provider);
  const client = open({ ...written, doc, confirming });
  return client;
}

/** On a connection that can be cut. */
async function openThroughProxy(written: Written, address = () => here.url()) {
  const proxy = await startFreezingProxy(address);
  proxies.push(proxy);
  const open = ({ note, actor, ...more }: Parameters<typeof here.open>[0]) =>
    connect({ url: proxy.url, note: note.shortId, headers: headersFor(actor), ...more });
  return { ...openOn({ open }, written), proxy };
}

function makeHeading(doc: Y.Doc): void {
  const body = doc.getXmlFragment(BODY_FIELD);
  const paragraph = body.get(0) as Y.XmlElement;
  const heading = new Y.XmlElement("heading");
  heading.setAttribute("id", paragraph.getAttribute("id")!);
  heading.insert(0, [new Y.XmlText((paragraph.get(0) as Y.XmlText).toJSON())]);
  doc.transact(() => {
    body.delete(0, 1);
    body.insert(0, [heading]);
  });
}

const isHeading = (doc: Y.Doc) =>
  (doc.getXmlFragment(BODY_FIELD).get(0) as Y.XmlElement).nodeName === "heading";

test.each([["the writer's"], ["the other's"]])(
  "what crosses between two servers is kept, whose change is taken first (%s)",
  async (first) => {
    const written = await createWrittenNote({ text: "Feed it daily." });
    const [ada, ben] = [openOn(here, written), openOn(there, written)];
    await Promise.all([ada.saved(), ben.saved()]);
    const release = await holdLog(written);
    const doings = [() => firstText(ada.doc).insert(4, " gently"), () => makeHeading(ben.doc)];
    if (first === "the other's") doings.reverse();
    for (const [index, doing] of doings.entries()) {
      doing();
      await waiting(index + 1);
    }
    await release();
    await expectKept(ada, ben);
  },
);

test("what somebody wrote is kept when whoever changed the block meanwhile is cut off before they hear of it", async () => {
  const written = await createWrittenNote({ text: "Feed it daily." });
  const [ada, ben] = [openOn(here, written), await openThroughProxy(written)];
  await Promise.all([ada.saved(), ben.saved()]);
  ben.proxy.deafen();
  firstText(ada.doc).insert(4, " gently");
  await ada.saved();
  makeHeading(ben.doc);
  await until(() => isHeading(ada.doc), "the change was taken");
  ben.proxy.cut();
  await expectKept(ada, ben);
  ben.close();
});

test("what somebody wrote is kept when they are cut off before they hear that the block was changed meanwhile", async () => {
  const written = await createWrittenNote({ text: "Feed it daily." });
  const [ada, ben] = [await openThroughProxy(written), openOn(here, written)];
  await Promise.all([ada.saved(), ben.saved()]);
  ada.proxy.deafen();
  makeHeading(ben.doc);
  await ben.saved();
  firstText(ada.doc).insert(4, " gently");
  const taken = () => (Y.decodeStateVector(Y.encodeStateVector(ben.doc)).get(ada.doc.clientID) ?? 0) > 0;
  await until(taken, "the word was taken");
  ada.proxy.cut();
  await expectKept(ada, ben);
  ada.close();
});

test.each([["is only in the log"], ["is merged"]])(
  "and when they come back to a server that has to read the note first, which %s",
  async (where) => {
    const written = await createWrittenNote({ text: "Feed it daily." });
    let address = here.url();
    const [ada, ben] = [openOn(here, written), await openThroughProxy(written, () => address)];
    await Promise.all([ada.saved(), ben.saved()]);
    ben.proxy.deafen();
    firstText(ada.doc).insert(4, " gently");
    await ada.saved();
    makeHeading(ben.doc);
    await until(() => isHeading(ada.doc), "the change was taken");
    if (where === "is merged") await transaction((tx) => storeNote(tx, written.note.id));
    address = there.url();
    ben.proxy.cut();
    await expectKept(ada, ben);
    ben.close();
  },
);

async function expectKept(ada: Client, ben: Client): Promise<void> {
  const same = () => isHeading(ada.doc) && isDeepStrictEqual(noteFromDoc(ada.doc), noteFromDoc(ben.doc));
  await until(same, "both have the same");
  await until(() => firstText(ada.doc).toJSON() === "Feed gently it daily.", "the word is kept");
  await Promise.all([ada.saved(), ben.saved()]);
  expect(firstText(ben.doc).toJSON()).toBe("Feed gently it daily.");
}
