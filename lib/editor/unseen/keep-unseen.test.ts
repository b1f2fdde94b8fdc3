// @vitest-environment jsdom
import type { Editor, JSONContent } from "@tiptap/core";
import { afterEach, expect, test } from "vitest";
import { caret } from "../testing/note-editor.ts";
import { createHub, join, pull, push, type Hub, type Replica } from "../testing/convergence/replica.ts";
import { createNoteUpdate, noteFromDoc } from "../yjs.ts";

const p = (text: string): JSONContent => ({ type: "paragraph", content: [{ type: "text", text }] });
let hub: Hub;
afterEach(() => hub.replicas.forEach(({ editor }) => editor.destroy()));

/** Ada writes a word into the second paragraph, while Ben does something to that. */
function meanwhile(ben: (editor: Editor) => unknown): [Replica, Replica] {
  hub = createHub(
    createNoteUpdate({
      title: "",
      body: { type: "doc", content: [p("One."), p("Feed it daily."), p("Three.")] },
    }),
  );
  const [ada, other] = [join(hub, 10), join(hub, 20)];
  caret(ada.editor, "daily");
  ada.editor.commands.insertContent("well and ");
  caret(other.editor, "Feed");
  ben(other.editor);
  return [ada, other];
}

/** Both connections carry on, the one or the other a little faster. */
function settle(quicker: Replica, slower: Replica): string[] {
  for (const one of [quicker, slower, quicker, slower]) push(hub, one);
  for (const one of [quicker, slower]) pull(hub, one);
  for (const one of [quicker, slower]) push(hub, one);
  for (const one of [quicker, slower]) pull(hub, one);
  const said = [hub, quicker, slower].map(({ doc }) => textsOf(noteFromDoc(doc).body));
  expect(new Set(said.map((texts) => texts.join())).size).toBe(1);
  return said[0]!;
}

function textsOf({ type, content = [] }: JSONContent): string[] {
  const isLine = content.every((child) => child.type === "text");
  return isLine ? [`${type} ${content.map(({ text }) => text).join("")}`] : content.flatMap(textsOf);
}

const cases: [string, (editor: Editor) => unknown, string[]][] = [
  [
    "makes a heading of it",
    (editor) => editor.commands.setNode("heading", { level: 2 }),
    ["paragraph One.", "heading Feed it well and daily.", "paragraph Three."],
  ],
  [
    "quotes it",
    (editor) => editor.commands.wrapIn("blockquote"),
    ["paragraph One.", "paragraph Feed it well and daily.", "paragraph Three."],
  ],
  [
    "joins it to the one before",
    (editor) => editor.commands.joinBackward(),
    ["paragraph One.Feed it well and daily.", "paragraph Three."],
  ],
  [
    "deletes it",
    (editor) => editor.commands.deleteNode("paragraph"),
    ["paragraph One.", "paragraph well and ", "paragraph Three."],
  ],
];

test.each(cases)(
  "what Ada writes into a paragraph stays when Ben %s at the same time",
  (_what, ben, expected) => {
    expect(settle(...meanwhile(ben))).toEqual(expected);
    hub.replicas.forEach(({ editor }) => editor.destroy());
    const [ada, other] = meanwhile(ben);
    expect(settle(other, ada)).toEqual(expected);
  },
);

test.each(cases.slice(0, 3))(
  "what Ada goes on writing behind her own words stays when Ben %s",
  (_what, ben) => {
    const [ada, other] = meanwhile(() => undefined);
    push(hub, ada);
    for (const one of [ada, other]) pull(hub, one);
    ada.editor.commands.insertContent("gently and ");
    caret(other.editor, "Feed");
    ben(other.editor);
    const said = settle(other, ada);
    expect(said.join()).toContain("Feed it well and gently and daily.");
  },
);

test("what Ben has seen is gone when he deletes it", () => {
  const [ada, ben] = meanwhile(() => undefined);
  push(hub, ada);
  pull(hub, ben);
  caret(ben.editor, "Feed");
  ben.editor.commands.deleteNode("paragraph");
  expect(settle(ben, ada)).toEqual(["paragraph One.", "paragraph Three."]);
});
