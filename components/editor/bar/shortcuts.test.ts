// @vitest-environment jsdom
import { Editor } from "@tiptap/core";
import * as Y from "yjs";
import { afterAll, expect, test } from "vitest";
import { bodyExtensions } from "#lib/editor/extensions/body.ts";
import { NoteCollaboration } from "#lib/editor/extensions/note-collaboration.ts";
import { ToolbarKeys } from "../toolbar/toolbar-keys.ts";
import { shortcutGroups } from "./shortcuts.ts";

const extensions = [
  ...bodyExtensions,
  ToolbarKeys,
  NoteCollaboration.configure({ document: new Y.Doc(), field: "body" }),
];
const editor = new Editor({ element: document.createElement("div"), extensions });
const arrows: Record<string, string> = { "↑": "ArrowUp", "↓": "ArrowDown" };

afterAll(() => editor.destroy());

const keys = shortcutGroups.flatMap(({ inText, rows }) =>
  inText ? rows.flatMap(({ what, keys: pressed }) => (pressed ? [{ what, pressed }] : [])) : [],
);

test.each(keys)("$pressed: $what", ({ pressed }) => {
  const parts = pressed.split("-");
  const last = parts.at(-1) ?? "";
  const event = new KeyboardEvent("keydown", {
    key: arrows[last] ?? last,
    ctrlKey: parts.includes("Mod"),
    shiftKey: parts.includes("Shift"),
    altKey: parts.includes("Alt"),
    cancelable: true,
  });
  editor.commands.setContent("<ul><li><p>one</p><ul><li><p>two</p></li></ul></li><li><p>three</p></li></ul>");
  editor.commands.setTextSelection(
    pressed === "Tab" ? editor.state.doc.content.size - 3 : { from: 8, to: 11 },
  );
  editor.commands.insertContent("x");
  if (pressed === "Mod-Shift-z") editor.commands.undo();
  if (pressed === "Mod-k") editor.commands.selectAll();
  const handled = editor.view.someProp("handleKeyDown", (handle) => handle(editor.view, event));
  expect(handled).toBe(true);
});
