import type { JSONContent } from "@tiptap/core";
import { expect } from "vitest";
import * as Y from "yjs";
import { BLOCK_TYPES } from "../../block-id.ts";
import { repairNote } from "../../repair/repair-note.ts";
import { noteFromDoc } from "../../yjs.ts";
import { wordsIn } from "./new-block.ts";
import { openEditor, reconnect, type Hub, type Replica } from "./replica.ts";

/** Connects everybody, and holds that all have the same note, whole, named and as their editors show it. */
export function expectConverged(hub: Hub, words: Said): void {
  settle(hub);
  const agreed = noteFromDoc(hub.doc).body;
  for (const replica of hub.replicas) {
    expect(noteFromDoc(replica.doc).body, "what a replica holds").toEqual(agreed);
    expect(Y.equalSnapshots(Y.snapshot(replica.doc), Y.snapshot(hub.doc)), "their Yjs documents").toBe(true);
    expectShown(replica, agreed);
  }
  expectNamed(agreed);
  expect(repairNote(hub.doc), "anything left to repair").toBe(false);
  expectQuietOpening(hub, agreed);
  expectNothingLost(agreed, [words, ...hub.replicas]);
}

/** Lets everybody connect and the server store, until that changes nothing any more. */
function settle(hub: Hub): void {
  for (let round = 0; round < 5; round++) {
    const before = Y.snapshot(hub.doc);
    for (const replica of hub.replicas) reconnect(hub, replica);
    hub.store();
    if (round > 1 && Y.equalSnapshots(before, Y.snapshot(hub.doc))) return;
  }
}

function expectShown({ editor }: Pick<Replica, "editor">, agreed: JSONContent): void {
  expect(plain(editor.getJSON()), "what an editor shows").toEqual(plain(agreed));
  editor.state.doc.check();
}

function expectNamed(body: JSONContent): void {
  const ids = blocksOf(body).map(({ attrs }) => attrs?.id as unknown);
  expect(ids.filter((id) => typeof id !== "string")).toEqual([]);
  const twice = ids.filter((id, index) => ids.indexOf(id) !== index);
  expect(twice, "ids that stand twice").toEqual([]);
}

function blocksOf(content: JSONContent): JSONContent[] {
  const inner = (content.content ?? []).flatMap(blocksOf);
  return content.type !== undefined && BLOCK_TYPES.has(content.type) ? [content, ...inner] : inner;
}

function expectQuietOpening(hub: Hub, agreed: JSONContent): void {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(hub.doc));
  let updates = 0;
  doc.on("update", () => (updates += 1));
  const editor = openEditor(doc);
  try {
    expect(updates, "updates by opening").toBe(0);
    expectShown({ editor }, agreed);
  } finally {
    editor.destroy();
  }
}

/** What somebody put in, and what they took away. */
type Said = Pick<Replica, "written" | "removed">;

/** Holds that every word is there that somebody wrote and nobody took away. */
export function expectNothingLost(agreed: JSONContent, people: Said[]): void {
  const there = new Set(wordsIn(JSON.stringify(agreed)));
  const isRemoved = (word: string) => people.some(({ removed }) => removed.has(word));
  const lost = people.flatMap(({ written }) =>
    [...written].filter((word) => !there.has(word) && !isRemoved(word)),
  );
  expect(lost, "words that nobody took away").toEqual([]);
}

/** Without what is not set, with the marks of a text in one order, and without those of others: Yjs keeps none. */
function plain(content: JSONContent): JSONContent {
  return JSON.parse(
    JSON.stringify(content, (_key, value: JSONContent | null) => {
      if (value === null || typeof value !== "object" || Array.isArray(value)) return value ?? undefined;
      const { marks, attrs, ...rest } = value;
      const isText = rest.type === "text" && marks;
      return {
        ...rest,
        ...(attrs && Object.values(attrs).some((attr) => attr !== null) ? { attrs } : {}),
        ...(isText ? { marks: marks.toSorted((a, b) => (a.type < b.type ? -1 : 1)) } : {}),
      };
    }),
  ) as JSONContent;
}
