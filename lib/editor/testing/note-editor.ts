import { Editor, type Extension, type JSONContent } from "@tiptap/core";
import { TextSelection } from "@tiptap/pm/state";
import { afterEach, beforeAll, expect } from "vitest";
import * as Y from "yjs";
import { bodyExtensions } from "../extensions/body.ts";
import { NoteCollaboration } from "../extensions/note-collaboration.ts";
import { parseMarkdown } from "../markdown/parse.ts";
import { serializeMarkdown } from "../markdown/serialize.ts";
import { loadConverters } from "../paste/load-converters.ts";
import { Paste } from "../paste/paste.ts";
import { createNoteUpdate, noteFromDoc } from "../yjs.ts";
import { answerForLayout } from "./answer-for-layout.ts";

/** Editors to be closed after the test. */
export const editors: Editor[] = [];

beforeAll(async () => {
  await loadConverters();
  answerForLayout();
});

afterEach(() => {
  for (const editor of editors.splice(0)) editor.destroy();
});

export function docOf(markdown: string): Y.Doc {
  return docWith(parseMarkdown(markdown, { liftTitle: false }).body);
}

export function docWith(body: JSONContent): Y.Doc {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, createNoteUpdate({ title: "Title", body }));
  return doc;
}

export function open(doc: Y.Doc, pasting: Extension = Paste): Editor {
  const element = document.body.appendChild(document.createElement("div"));
  const extensions = [
    ...bodyExtensions,
    pasting,
    NoteCollaboration.configure({ document: doc, field: "body" }),
  ];
  const editor = new Editor({ element, extensions });
  editors.push(editor);
  return editor;
}

/** A note that two people have open; `meet` brings to each what the other wrote. */
export function openTwo(text: string) {
  const [mine, theirs] = [docOf(text), new Y.Doc()];
  const meet = () => {
    Y.applyUpdate(theirs, Y.encodeStateAsUpdate(mine, Y.encodeStateVector(theirs)));
    Y.applyUpdate(mine, Y.encodeStateAsUpdate(theirs, Y.encodeStateVector(mine)));
  };
  meet();
  return { me: open(mine), them: open(theirs), meet };
}

/** Types like a person: through the view, so that input rules apply. */
export function type(editor: Editor, text: string): void {
  for (const letter of text) {
    const { from, to } = editor.state.selection;
    const insert = () => editor.state.tr.insertText(letter, from, to);
    const handled = editor.view.someProp("handleTextInput", (handle) =>
      handle(editor.view, from, to, letter, insert),
    );
    if (!handled) editor.view.dispatch(insert());
  }
}

export function press(editor: Editor, key: string): void {
  const event = new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true });
  editor.view.someProp("handleKeyDown", (handle) => handle(editor.view, event));
}

export function paste(editor: Editor, text: string, html = ""): void {
  const data: Record<string, string> = { "text/plain": text, "text/html": html };
  const event = new Event("paste", { bubbles: true, cancelable: true });
  const clipboardData = {
    getData: (format: string) => data[format] ?? "",
    files: [],
    items: [],
    types: Object.keys(data),
  };
  Object.defineProperty(event, "clipboardData", { value: clipboardData });
  editor.view.dom.dispatchEvent(event);
}

export function caret(editor: Editor, text: string, offset = 0): void {
  let found = -1;
  editor.state.doc.descendants((node, pos) => {
    const at = node.isText ? (node.text ?? "").indexOf(text) : -1;
    if (at >= 0 && found < 0) found = pos + at + offset;
  });
  editor.view.dispatch(editor.state.tr.setSelection(TextSelection.create(editor.state.doc, found)));
}

export function blocks(editor: Editor): { type: string; id: unknown; text: string }[] {
  const found: { type: string; id: unknown; text: string }[] = [];
  editor.state.doc.descendants((node) => {
    if (node.isBlock) found.push({ type: node.type.name, id: node.attrs.id, text: node.textContent });
  });
  return found;
}

export function idOf(editor: Editor, text: string, kind = "paragraph"): unknown {
  return blocks(editor).find((block) => block.text === text && block.type === kind)?.id;
}

export function expectNamed(editor: Editor): void {
  const ids = blocks(editor).map(({ id }) => id);
  expect(ids.filter((id) => typeof id !== "string")).toEqual([]);
  expect(new Set(ids).size).toBe(ids.length);
  expect(noteFromDoc(docFrom(editor)).body).toEqual(withoutNulls(editor.getJSON()));
}

function docFrom(editor: Editor): Y.Doc {
  const collaboration = editor.extensionManager.extensions.find(({ name }) => name === "collaboration");
  if (!collaboration) throw new Error("The editor is not bound to a document");
  return (collaboration.options as { document: Y.Doc }).document;
}

function withoutNulls(json: JSONContent): JSONContent {
  return JSON.parse(
    JSON.stringify(json, (_key, value: unknown) => (value === null ? undefined : value)),
  ) as JSONContent;
}

export function markdown(editor: Editor): string {
  return serializeMarkdown({ title: "", body: editor.getJSON() }).trimEnd();
}
