import { describe, expect, test } from "vitest";
import * as Y from "yjs";
import { checkUpdate, stateOf } from "./check-update.ts";
import { createNoteUpdate } from "./yjs.ts";

function note(): Y.Doc {
  const doc = new Y.Doc();
  const body = { type: "doc", content: [{ type: "paragraph", content: [{ type: "text", text: "one" }] }] };
  Y.applyUpdate(doc, createNoteUpdate({ title: "Title", body }));
  return doc;
}

/** The updates of three edits made one after another by one author. */
function edits(doc: Y.Doc): Uint8Array[] {
  const author = new Y.Doc();
  Y.applyUpdate(author, Y.encodeStateAsUpdate(doc));
  const updates: Uint8Array[] = [];
  author.on("update", (update: Uint8Array) => updates.push(update));
  for (const text of ["a", "b", "c"]) author.getXmlFragment("body").insert(0, [new Y.XmlText(text)]);
  author.getXmlFragment("body").delete(0, 1);
  return updates;
}

describe("checkUpdate", () => {
  test("accepts updates in order and tells their ranges", () => {
    const doc = note();
    for (const update of edits(doc)) {
      const before = stateOf(doc);
      const check = checkUpdate(before, update);
      if (!check.ok) throw new Error(check.reason);
      Y.applyUpdate(doc, update);
      for (const { client, from, to } of check.ranges) {
        expect([before.get(client) ?? 0, stateOf(doc).get(client)]).toEqual([from, to]);
      }
      expect(doc.store.pendingStructs).toBeNull();
    }
  });

  test("accepts what the document has already, and one merged update", () => {
    const doc = note();
    expect(checkUpdate(stateOf(doc), Y.encodeStateAsUpdate(doc)).ok).toBe(true);
    expect(checkUpdate(stateOf(doc), Y.mergeUpdates(edits(doc)))).toMatchObject({ ok: true, deletes: true });
  });

  test("refuses a gap, alone or within an update", () => {
    const doc = note();
    const [first, second, third] = edits(doc);
    if (!first || !second || !third) throw new Error("three edits expected");
    expect(checkUpdate(stateOf(doc), second)).toEqual({ ok: false, reason: "gap" });
    expect(checkUpdate(stateOf(doc), Y.mergeUpdates([first, third]))).toEqual({ ok: false, reason: "gap" });
  });

  test("refuses bytes that are no update, and never throws", () => {
    const doc = note();
    const good = Y.encodeStateAsUpdate(doc);
    expect(checkUpdate(stateOf(doc), good.slice(0, good.length - 5)).ok).toBe(false);
    expect(checkUpdate(stateOf(doc), new Uint8Array([255, 255, 255]))).toEqual({
      ok: false,
      reason: "malformed",
    });
    for (let at = 0; at < good.length; at += 1) {
      const bad = good.slice();
      bad[at] = (bad[at] ?? 0) ^ 0x55;
      expect(typeof checkUpdate(stateOf(doc), bad).ok).toBe("boolean");
    }
  });
});
