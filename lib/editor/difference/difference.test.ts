import type { JSONContent } from "@tiptap/core";
import fc from "fast-check";
import { expect, test } from "vitest";
import { withBlockIds } from "../block-id.ts";
import { renderBody } from "../html.ts";
import { parseMarkdown } from "../markdown/parse.ts";
import { replaceContent } from "../replace-content.ts";
import { createNoteUpdate, noteFromDoc, type NoteContent } from "../yjs.ts";
import * as Y from "yjs";
import { compareNotes } from "./compare-notes.ts";
import { compareText } from "./compare-text.ts";

const bodyOf = (markdown: string) => withBlockIds(parseMarkdown(markdown, { liftTitle: false }).body);

/** A note, and the same with other words: blocks keep their ids as they do when people write. */
function rewritten(before: string, after: string): [NoteContent, NoteContent] {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, createNoteUpdate({ title: "T", body: bodyOf(before) }));
  const old = noteFromDoc(doc);
  replaceContent(doc, { title: "T", body: parseMarkdown(after, { liftTitle: false }).body });
  return [old, noteFromDoc(doc)];
}

function shown(before: string, after: string): string {
  return renderBody(compareNotes(...rewritten(before, after)).body);
}

const text = (words: string): JSONContent[] => (words === "" ? [] : [{ type: "text", text: words }]);

test("words, not letters; and a phrase at once rather than word by word", () => {
  expect(shown("The quick brown fox jumps.", "The slow red fox jumps.")).toBe(
    "<p>The <del>quick brown</del><ins>slow red</ins> fox jumps.</p>",
  );
  const chinese = compareText(text("我喜欢面包。"), text("我喜欢米饭。"));
  expect(renderBody({ content: chinese })).toBe("我喜欢<del>面包</del><ins>米饭</ins>。");
});

test("a mark that changed is a change of the words that carry it", () => {
  expect(shown("Feed it daily.", "Feed it **daily**.")).toBe(
    "<p>Feed it <del>daily</del><ins><strong>daily</strong></ins>.</p>",
  );
});

test("only what changed is shown, with its neighbours, and how much was left out", () => {
  const lines = Array.from({ length: 9 }, (_, at) => `Line ${at}.`);
  const changed = lines.with(4, "Line four.");
  expect(shown(lines.join("\n\n"), changed.join("\n\n"))).toBe(
    '<p class="difference-rest">3 unchanged blocks</p><p>Line 3.</p><p>Line <del>4</del><ins>four</ins>.</p>' +
      '<p>Line 5.</p><p class="difference-rest">3 unchanged blocks</p>',
  );
});

test("items of lists, cells of tables and lines of code are compared inside", () => {
  expect(shown("- one\n- two", "- one\n- two and a half\n- three")).toMatch(
    /<li><p>two<ins> and a half<\/ins><\/p><\/li><li><p><ins>three<\/ins><\/p><\/li>/,
  );
  const [table] = rewritten("| a | b |\n| - | - |\n| 1 | 2 |", "");
  const after = JSON.parse(JSON.stringify(table.body).replace('"text":"2"', '"text":"3"')) as JSONContent;
  expect(renderBody(compareNotes(table, { ...table, body: after }).body)).toContain(
    "<del>2</del><ins>3</ins>",
  );
  expect(shown("```js\nlet a = 1;\n```", "```js\nlet a = 2;\n```")).toContain(
    "<code>let a = <del>1</del><ins>2</ins>;",
  );
});

test("blocks without words say in words that they are new or gone", () => {
  expect(shown("One.", "One.\n\n---")).toContain('<p class="difference-label">New</p><hr>');
  expect(shown("One.\n\n---", "One.")).toContain('<p class="difference-label">Removed</p><hr>');
});

test("a block that was moved is shown once, where it is now", () => {
  const [before] = rewritten("One.\n\nTwo.\n\nThree.", "");
  const [one, two, three] = before.body.content ?? [];
  const after = { ...before, body: { ...before.body, content: [three!, one!, two!] } };
  const html = renderBody(compareNotes(before, after).body);
  expect(html.match(/Three/g)).toHaveLength(1);
  expect(html).toContain('Three.<span class="difference-remark">moved here</span>');
});

test("without what was put in it is what was, and without what was taken out it is what is", () => {
  const words = fc.array(fc.constantFrom("a", "b", "rye", " ", "  ", ",", "ö", "面"), { maxLength: 30 });
  fc.assert(
    fc.property(words, words, (one, other) => {
      const [before, after] = [one.join(""), other.join("")];
      const compared = compareText(text(before), text(after));
      const without = (change: string) =>
        compared
          .filter(({ marks = [] }) => !marks.some(({ type }) => type === change))
          .map((node) => node.text)
          .join("");
      expect(without("inserted")).toBe(before);
      expect(without("deleted")).toBe(after);
    }),
  );
});

test("the same note twice has no difference", () => {
  const [note] = rewritten("# A\n\n- b\n\n> c", "");
  expect(compareNotes(note, note)).toMatchObject({ title: null, tags: null });
  expect(renderBody(compareNotes(note, note).body)).toBe('<p class="difference-rest">3 unchanged blocks</p>');
});

test("two long notes that have nothing in common are compared in little time", () => {
  const long = (word: string) =>
    bodyOf(Array.from({ length: 3_000 }, (_, at) => `${word} ${at}.`).join("\n\n"));
  const began = performance.now();
  compareNotes({ title: "", body: long("Rye") }, { title: "", body: long("Wheat") });
  expect(performance.now() - began).toBeLessThan(5_000);
});
