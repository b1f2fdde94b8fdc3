import { MessageType } from "@hocuspocus/server";
import { afterEach, describe, expect, test } from "vitest";
import * as Y from "yjs";
import { db } from "#lib/db/db.ts";
import { docFrom } from "#lib/notes/note-doc.ts";
import { browsers } from "#lib/testing/browsers.ts";
import { connect, firstText, headersFor, until } from "#lib/testing/collaboration.ts";
import { actorOf, createMember, createUser } from "#lib/testing/factories.ts";
import { frame, type RawClient } from "#lib/testing/frames.ts";
import { startFreezingProxy } from "#lib/testing/freezing-proxy.ts";
import { startSlowProxy } from "#lib/testing/slow-proxy.ts";
import { createWrittenNote } from "#lib/testing/written-note.ts";
import { framesOf, largestMessage, partMessage } from "./client/parts.ts";
import { createReader } from "./read-messages.ts";

const megabyte = 1024 * 1024;

const { open, openRaw: connectRaw, url } = browsers();
const closings: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closings.splice(0)) await close();
});

type Written = Awaited<ReturnType<typeof createWrittenNote>>;

const typedRows = ({ note }: Written) =>
  db.noteUpdate.findMany({ where: { noteId: note.id, origin: "typed" }, select: { update: true } });

const docOf = async ({ note }: Written) =>
  docFrom((await db.noteState.findUniqueOrThrow({ where: { noteId: note.id } })).state);

/** A change of so many letters to the note as it is stored, as an update and as the message that brings it. */
async function changeOf(written: Written, letters: number) {
  const doc = await docOf(written);
  const before = Y.encodeStateVector(doc);
  firstText(doc).insert(0, "x".repeat(letters));
  const update = Y.encodeStateAsUpdate(doc, before);
  return { update, message: frame(written.note.shortId, MessageType.Sync, 2, update) };
}

/** A socket on which the note is loaded, so that parts are taken. */
async function openRaw(opening: Parameters<typeof connectRaw>[0]): Promise<RawClient> {
  const client = await connectRaw(opening);
  client.send(MessageType.Sync, 0, new Uint8Array([0]));
  await until(() => client.received.some(({ type }) => type === MessageType.Sync), "the note is loaded");
  return client;
}

const taken = ({ received }: RawClient) => received.filter(({ applied }) => applied).length;
const partsHeard = ({ received }: RawClient) =>
  received.filter(({ type }) => (type as number) === partMessage).length;

describe("a change that is larger than a frame", () => {
  test("is saved as one, and seen by others", async () => {
    const written = await createWrittenNote();
    const [writer, reader] = [open(written), open(written)];
    await Promise.all([writer.saved(), reader.saved()]);
    firstText(writer.doc).insert(0, "x".repeat(6 * megabyte));
    firstText(writer.doc).insert(0, "And on. ");
    expect(writer.isSaved()).toBe(false);
    await writer.saved();
    const rows = await typedRows(written);
    expect(rows.map(({ update }) => update.byteLength > 6 * megabyte)).toEqual([true, false]);
    await until(() => firstText(reader.doc).length > 6 * megabyte, "it arrives");
    expect(firstText(reader.doc).toJSON().startsWith("And on. xxx")).toBe(true);
    expect(writer.told).toEqual([]);
  });

  test("is saved when it was written before the server had let its author in", async () => {
    const written = await createWrittenNote();
    const writer = open({ ...written, doc: await docOf(written) });
    writer.provider.configuration.websocketProvider.on("open", () =>
      firstText(writer.doc).insert(0, "x".repeat(6 * megabyte)),
    );
    await writer.saved();
    expect((await typedRows(written)).map(({ update }) => update.byteLength > 6 * megabyte)).toEqual([true]);
    expect(writer.told).toEqual([]);
  });

  test("leaves nothing behind when its author is cut off half-way, and is saved when they are back", async () => {
    const written = await createWrittenNote();
    const { message } = await changeOf(written, 6 * megabyte);
    const frames = framesOf(message);
    const client = await openRaw(written);
    for (const part of frames.slice(0, -1)) client.socket.send(part);
    await until(() => partsHeard(client) === frames.length - 1, "all but the last are there");
    client.socket.terminate();
    await client.closed;
    expect(await typedRows(written)).toEqual([]);

    const again = await openRaw(written);
    for (const part of frames) again.socket.send(part);
    await until(() => taken(again) === 1, "it is taken");
    expect(await typedRows(written)).toHaveLength(1);
  });

  test("is saved by a browser that loses its connection half-way", async () => {
    const written = await createWrittenNote();
    const proxy = await startFreezingProxy(url());
    const slow = await startSlowProxy(proxy.url, 6 * megabyte);
    closings.push(slow.close, proxy.close);
    const writer = connect({ url: slow.url, note: written.note.shortId, headers: headersFor(written.actor) });
    closings.push(async () => writer.close());
    await writer.saved();
    firstText(writer.doc).insert(0, "x".repeat(6 * megabyte));
    let heard = 0;
    writer.provider.configuration.websocketProvider.webSocket?.addEventListener("message", () => {
      if (++heard === 5) proxy.cut();
    });
    await until(() => proxy.made() === 2, "it has connected again");
    expect(heard).toBeGreaterThanOrEqual(5);
    await writer.saved();
    expect((await typedRows(written)).map(({ update }) => update.byteLength > 6 * megabyte)).toEqual([true]);
  });

  test("is sent to its end when that takes longer than a lost connection is waited for", async () => {
    const written = await createWrittenNote();
    const slow = await startSlowProxy(url(), 2 * megabyte);
    closings.push(slow.close);
    const headers = headersFor(written.actor);
    const writer = connect({ url: slow.url, note: written.note.shortId, headers, silentForMs: 1_000 });
    closings.push(async () => writer.close());
    await writer.saved();
    firstText(writer.doc).insert(0, "x".repeat(6 * megabyte));
    await writer.saved();
    expect(slow.made()).toBe(1);
  });

  test("does not hold up what else is said on its socket", async () => {
    const written = await createWrittenNote();
    const { message, update } = await changeOf(written, megabyte);
    const client = await openRaw(written);
    const [first, ...rest] = framesOf(message);
    client.socket.send(first!);
    const before = client.received.length;
    client.send(MessageType.Sync, 0, new Uint8Array([0]));
    await until(
      () => client.received.slice(before).some(({ type }) => type === MessageType.Sync),
      "the question is answered",
    );
    for (const part of rest) client.socket.send(part);
    await until(() => taken(client) === 1, "it is taken");
    expect(await typedRows(written)).toEqual([{ update }]);
  });

  test("is taken from a tab that does not know of parts, up to what a frame holds", async () => {
    const written = await createWrittenNote();
    const { message } = await changeOf(written, 3 * megabyte);
    const client = await openRaw(written);
    client.socket.send(message);
    await until(() => taken(client) === 1, "it is taken");
    expect(await typedRows(written)).toHaveLength(1);
  });
});

test("a note that is full says so when a change in parts makes it too large, and nothing of it is kept", async () => {
  const written = await createWrittenNote();
  const writer = open(written);
  await writer.saved();
  firstText(writer.doc).insert(0, "x".repeat(11 * megabyte));
  await until(() => writer.told.includes("closed: note-too-large"), "the socket is closed");
  expect(writer.told.some((told) => told.includes('"refused"'))).toBe(true);
  expect(writer.isSaved()).toBe(false);
  expect(await typedRows(written)).toEqual([]);
});

test("a change in parts is not taken from somebody who may only read", async () => {
  const written = await createWrittenNote();
  const { message } = await changeOf(written, megabyte);
  const reader = await createUser({ name: "Ben Okafor" });
  await createMember({ workspace: written.workspace, user: reader, role: "guest" });
  await db.notebookMember.create({
    data: { notebookId: written.notebook.id, userId: reader.id, access: "read" },
  });
  const client = await openRaw({ note: written.note, actor: await actorOf(reader) });
  for (const part of framesOf(message)) client.socket.send(part);
  await until(() => client.received.some(({ applied }) => applied === false), "it is not taken");
  expect(await typedRows(written)).toEqual([]);
});

describe("parts that no browser sends end their connection", () => {
  const bytes = (length: number) => new Uint8Array(length).fill(7);
  const part = (whole: number, offset: number, content: Uint8Array) =>
    new Uint8Array([...frame("", partMessage, whole, offset), ...content]);
  const sequences: [string, Uint8Array[]][] = [
    ["one that begins in the middle", [part(1_000, 500, bytes(500))]],
    ["one with a gap before it", [part(1_000, 0, bytes(100)), part(1_000, 200, bytes(800))]],
    ["the same one twice", [part(1_000, 0, bytes(100)), part(1_000, 0, bytes(100))]],
    ["one of another message", [part(1_000, 0, bytes(100)), part(2_000, 100, bytes(100))]],
    ["one that is longer than what is left", [part(1_000, 0, bytes(900)), part(1_000, 900, bytes(200))]],
    ["one without bytes", [part(1_000, 0, bytes(0))]],
    ["one of a message without bytes", [part(0, 0, bytes(0))]],
    ["one of a message that is too large", [part(largestMessage + 1, 0, bytes(100))]],
    ["one that ends before its bytes", [frame("", partMessage)]],
    ["those of a message that is none", [part(1_000, 0, bytes(1_000))]],
    ["those of a part", framesInParts(part(600, 0, bytes(500)))],
    ["those of a message without changes", framesInParts(frame("x", MessageType.Stateless, "x".repeat(100)))],
  ];

  test.each(sequences)("%s", async (_, frames) => {
    const written = await createWrittenNote();
    const client = await openRaw(written);
    for (const one of frames) client.socket.send(one);
    expect(await client.closed).toEqual({ code: 4400, reason: "not-understood" });
    expect(await typedRows(written)).toEqual([]);
  });

  test("any at all, of somebody who is not let in", async () => {
    const written = await createWrittenNote();
    const { message } = await changeOf(written, megabyte);
    const client = await connectRaw({ note: written.note });
    client.socket.send(framesOf(message)[0]!);
    expect(await client.closed).toEqual({ code: 4400, reason: "not-understood" });
  });

  function framesInParts(message: Uint8Array): Uint8Array[] {
    const half = Math.ceil(message.length / 2);
    return [0, half].map((offset) => part(message.length, offset, message.slice(offset, offset + half)));
  }
});

test("a reader begins anew with the message after one that was whole", () => {
  const read = createReader(() => true);
  const messages = [1, 2].map((fill) =>
    frame("note", MessageType.Sync, 2, new Uint8Array(megabyte).fill(fill)),
  );
  const whole = messages
    .flatMap(framesOf)
    .map(read)
    .filter((one) => typeof one !== "string");
  expect(whole).toEqual(messages);
});
