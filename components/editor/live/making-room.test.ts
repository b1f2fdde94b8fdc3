import { createEncoder, toUint8Array, writeVarString, writeVarUint, writeVarUint8Array } from "lib0/encoding";
import { createDecoder, readVarString, readVarUint, readVarUint8Array } from "lib0/decoding";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import * as Y from "yjs";
import { BODY_FIELD } from "#lib/editor/fields.ts";
import { keepUnseen } from "#lib/editor/unseen/keep-unseen.ts";
import { createNoteUpdate } from "#lib/editor/yjs.ts";
import { MakingRoom } from "./making-room.ts";

beforeEach(() => void vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] }));
afterEach(() => void vi.useRealTimers());

const kb = 1024;
const much = "Too much. ".repeat(2 * kb);

/** The server's document and that of a browser which wrote too much into it, with all that keeps what is deleted. */
function tooMuch() {
  const server = new Y.Doc();
  Y.applyUpdate(
    server,
    createNoteUpdate({
      title: "",
      body: { type: "doc", content: [{ type: "paragraph", content: [{ type: "text", text: "Feed it." }] }] },
    }),
  );
  const doc = new Y.Doc();
  keepUnseen(doc, (origin) => origin === "server");
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(server), "server");
  const body = doc.getXmlFragment(BODY_FIELD);
  const undoing = new Y.UndoManager(body, { captureTimeout: 0 });
  textOf(doc).insert(4, much);
  const paragraph = new Y.XmlElement("paragraph");
  paragraph.insert(0, [new Y.XmlText(much)]);
  body.insert(1, [paragraph]);
  const ask = vi.fn();
  const room = new MakingRoom(doc, ask);
  return { server, doc, body, undoing, ask, room };
}

function textOf(doc: Y.Doc): Y.XmlText {
  return (doc.getXmlFragment(BODY_FIELD).get(0) as Y.XmlElement).get(0) as Y.XmlText;
}

function answerOf(doc: Y.Doc, server: Y.Doc): Uint8Array {
  return message(1, Y.encodeStateAsUpdate(doc, Y.encodeStateVector(server)));
}

function message(step: number, update: Uint8Array): Uint8Array {
  const encoder = createEncoder();
  writeVarString(encoder, "k3x9q2");
  writeVarUint(encoder, 0);
  writeVarUint(encoder, step);
  writeVarUint8Array(encoder, update);
  return toUint8Array(encoder);
}

function updateIn(answer: Uint8Array | null): Uint8Array {
  const decoder = createDecoder(answer ?? new Uint8Array());
  expect([readVarString(decoder), readVarUint(decoder), readVarUint(decoder)]).toEqual(["k3x9q2", 0, 1]);
  return readVarUint8Array(decoder);
}

test("what was deleted before the server had it is not sent, and undo brings it back all the same", () => {
  const { server, doc, body, undoing, room } = tooMuch();
  textOf(doc).delete(4, much.length);
  body.delete(1, 1);
  textOf(doc).insert(0, "Gladly. ");
  const answer = answerOf(doc, server);
  expect(answer.byteLength).toBeGreaterThan(2 * much.length);
  const update = updateIn(room.pass(answer, false));
  expect(update.byteLength).toBeLessThan(kb);
  Y.applyUpdate(server, update);
  expect(server.getXmlFragment(BODY_FIELD).toJSON()).toBe(body.toJSON());

  for (let step = 0; step < 3; step++) undoing.undo();
  expect(textOf(doc).length).toBe(much.length + "Feed it.".length);
  expect(body.length).toBe(2);
  Y.applyUpdate(server, Y.encodeStateAsUpdate(doc, Y.encodeStateVector(server)));
  expect(server.getXmlFragment(BODY_FIELD).toJSON()).toBe(body.toJSON());
});

test("what is not deleted is sent wholly, also what was typed in another session and what waits for something", () => {
  const { server, doc, body, room } = tooMuch();
  Y.applyUpdate(server, Y.encodeStateAsUpdate(doc));
  const other = new Y.Doc();
  Y.applyUpdate(other, Y.encodeStateAsUpdate(server));
  textOf(other).insert(0, "From before. ");
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(other));
  textOf(doc).insert(0, "Now. ");
  Y.applyUpdate(server, updateIn(room.pass(answerOf(doc, server), false)));
  expect(server.getXmlFragment(BODY_FIELD).toJSON()).toBe(body.toJSON());
  expect(textOf(server).toJSON()).toContain("Now. From before. Feed");
});

test("after a refusal nothing is sent until there is less of the note, whoever makes it so", () => {
  const { server, doc, ask, room } = tooMuch();
  const update = message(2, new Uint8Array([0, 0]));
  const passes = () => room.pass(answerOf(doc, server), false) !== null;
  expect(ask).toHaveBeenCalledTimes(1);
  expect(passes()).toBe(true);
  expect(room.pass(update, false)).toBeNull();
  expect(room.pass(update, true)).toBe(update);
  room.refused();
  room.refused();
  expect(passes()).toBe(false);

  textOf(doc).insert(0, "Even more. ");
  textOf(doc).delete(0, 5);
  vi.advanceTimersByTime(10_000);
  expect(passes()).toBe(false);

  const theirs = new Y.Doc();
  Y.applyUpdate(theirs, Y.encodeStateAsUpdate(server));
  textOf(theirs).delete(0, 8);
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(theirs), "server");
  textOf(doc).delete(0, 500);
  expect(passes()).toBe(false);
  vi.advanceTimersByTime(10_000);
  expect(ask).toHaveBeenCalledTimes(2);
  expect(passes()).toBe(true);
});

test("what is deleted while an answer is on its way counts when that is refused", () => {
  const { server, doc, ask, room } = tooMuch();
  room.pass(answerOf(doc, server), false);
  textOf(doc).delete(0, 500);
  room.refused();
  vi.advanceTimersByTime(10_000);
  expect(ask).toHaveBeenCalledTimes(2);
});

test("when only what was typed after an answer is refused, it is enough to delete that", () => {
  const { server, doc, ask, room } = tooMuch();
  room.pass(answerOf(doc, server), false);
  const more = "And even more. ".repeat(3);
  textOf(doc).insert(0, more);
  room.pass(message(2, new Uint8Array([0, 0])), true);
  room.refused();
  textOf(doc).delete(0, more.length);
  vi.advanceTimersByTime(10_000);
  expect(ask).toHaveBeenCalledTimes(2);
});

test("what was refused is tried again when the server has forgotten what was deleted, less and less often", () => {
  const { server, doc, ask, room } = tooMuch();
  const refuse = () => {
    expect(room.pass(answerOf(doc, server), false)).not.toBeNull();
    room.refused();
  };
  refuse();
  vi.advanceTimersByTime(89_000);
  expect(ask).toHaveBeenCalledTimes(1);
  vi.advanceTimersByTime(1_000);
  expect(ask).toHaveBeenCalledTimes(2);
  refuse();
  vi.advanceTimersByTime(90_000);
  expect(ask).toHaveBeenCalledTimes(2);
  vi.advanceTimersByTime(90_000);
  expect(ask).toHaveBeenCalledTimes(3);
});

test("nothing is asked for once the note is closed", () => {
  const { server, doc, ask, room } = tooMuch();
  room.pass(answerOf(doc, server), false);
  room.refused();
  textOf(doc).delete(0, 500);
  room.close();
  vi.advanceTimersByTime(100_000);
  expect(ask).toHaveBeenCalledTimes(1);
});
