import { expect, test } from "vitest";
import { factsOf } from "./facts.ts";
import { parseMarkdown } from "./markdown/parse.ts";
import { createNoteUpdate, noteFromUpdate } from "./yjs.ts";

test("facts of a note", () => {
  const { title = "", body } = parseMarkdown(
    "# Sourdough\n\n## Starter *care*\n\nIt's fed [daily](https://a.example), see [plan](/n/plan).\\\nAlways.\n\n- 小麦粉\n- [file](/attachments/f1/a.pdf)\n\n![a loaf](/attachments/p1/loaf.png)\n\n![x](https://b.example/x.png)\n\n```js\nlet x\n```\n\n| a | b |\n|---|---|\n| c | d |",
  );
  const facts = factsOf(noteFromUpdate(createNoteUpdate({ title, body })));
  expect(facts).toEqual({
    title: "Sourdough",
    text: "Starter care\nIt's fed daily, see plan.\nAlways.\n小麦粉\nfile\na loaf\nx\nlet x\na\nb\nc\nd",
    headings: [{ id: expect.stringMatching(/^\w{10}$/) as string, level: 2, text: "Starter care" }],
    links: ["https://a.example", "/n/plan"],
    attachments: ["f1", "p1"],
    words: 21,
  });
});
