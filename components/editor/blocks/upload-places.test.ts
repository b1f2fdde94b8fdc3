// @vitest-environment jsdom
import { Extension } from "@tiptap/core";
import { afterEach, expect, test, vi } from "vitest";
import * as Y from "yjs";
import { docOf, markdown, open } from "#lib/editor/testing/note-editor.ts";
import { uploadBox, type UploadBox } from "./upload-box.ts";
import { addBox, fillBox, removeBox, uploadPlaces } from "./upload-places.ts";

const Places = Extension.create({ name: "places", addProseMirrorPlugins: () => [uploadPlaces()] });
const box = (name: string) => uploadBox(name, { cancel: () => undefined, retry: () => undefined });

function setUp(text: string) {
  const doc = docOf(text);
  const editor = open(doc, Places);
  const fill = (one: UploadBox, name: string) =>
    fillBox(
      editor.view,
      one,
      editor.schema.nodes.image!.create({ src: `/attachments/1/${name}`, alt: name }),
    );
  const names = () => markdown(editor).match(/(?<=!\[)\w+|^[A-Z]\w+/gm);
  return { doc, editor, fill, names };
}

afterEach(() => vi.unstubAllGlobals());

/** Somebody else writes a paragraph at the beginning. */
function writeElsewhere(doc: Y.Doc, text: string): void {
  const theirs = new Y.Doc();
  Y.applyUpdate(theirs, Y.encodeStateAsUpdate(doc));
  const paragraph = new Y.XmlElement("paragraph");
  paragraph.insert(0, [new Y.XmlText(text)]);
  paragraph.setAttribute("id", "elsewhere1");
  theirs.getXmlFragment("body").insert(0, [paragraph]);
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(theirs));
}

test("files keep their order, whichever arrives first, and whatever others write", () => {
  const { doc, editor, fill, names } = setUp("One\n\nTwo");
  const boxes = ["a", "b", "c", "d"].map((name) => [box(name), name] as const);
  for (const [one] of boxes) addBox(editor.view, one, 2);
  const [a, b, c, d] = boxes;
  fill(...c!);
  writeElsewhere(doc, "Ben");
  fill(...a!);
  writeElsewhere(doc, "Again");
  fill(...d!);
  fill(...b!);
  expect(names()).toEqual(["Again", "Ben", "One", "a", "b", "c", "d", "Two"]);
});

test("in an empty paragraph a file takes its place, and writing goes on behind it", () => {
  const { editor, fill } = setUp("");
  const one = box("a");
  addBox(editor.view, one, 1);
  fill(one, "a");
  editor.view.dispatch(editor.state.tr.insertText("behind"));
  expect(markdown(editor)).toBe("![a](/attachments/1/a)\n\nbehind");
});

test("what was removed is not put in any more", () => {
  const { editor, fill } = setUp("One");
  const one = box("a");
  addBox(editor.view, one, 2);
  removeBox(editor.view, one);
  fill(one, "a");
  expect(markdown(editor)).toBe("One");
});

test("files come in also on pages without HTTPS, where browsers make no UUIDs", () => {
  vi.stubGlobal("crypto", { getRandomValues: crypto.getRandomValues.bind(crypto) });
  const { editor, fill, names } = setUp("One");
  const one = box("a");
  addBox(editor.view, one, 2);
  fill(one, "a");
  expect(names()).toEqual(["One", "a"]);
});
