import type { JSONContent } from "@tiptap/core";
import { pick } from "#lib/testing/random.ts";

/** Where new words come from: each is one character that stands nowhere else, so that none is ever torn apart. */
export interface Words {
  next(): string;
}

export function newWords(): Words {
  let count = 0;
  return { next: () => String.fromCodePoint(0x4e00 + count++) };
}

/** The words in a text, without what stands between them. */
export function wordsIn(text: string): string[] {
  return text.match(/[\u4e00-\u9fff]/g) ?? [];
}

/** What is new in a text, and what it says less often than before: a word may have been copied, and one copy deleted. */
export function changedWords(before: string, after: string) {
  const [was, is] = [wordsIn(before), wordsIn(after)];
  const isNow = Map.groupBy(is, (word) => word);
  const removed = [...Map.groupBy(was, (word) => word)]
    .filter(([word, places]) => places.length > (isNow.get(word)?.length ?? 0))
    .map(([word]) => word);
  return { written: is.filter((word) => !was.includes(word)), removed };
}

type Random = () => number;
type Make = (words: Words, random: Random, deep: number) => JSONContent;

const text = (words: Words): JSONContent => ({ type: "text", text: `${words.next()} ${words.next()}` });
const line = (words: Words): JSONContent[] => [text(words)];
const paragraph: Make = (words) => ({ type: "paragraph", content: line(words) });

/** One or two blocks to be inside another one. */
function inside(words: Words, random: Random, deep: number): JSONContent[] {
  const first = paragraph(words, random, deep);
  return deep > 2 || random() < 0.6 ? [first] : [first, newBlock(words, random, deep + 1)];
}

const list =
  (type: string, item: string): Make =>
  (words, random, deep) => ({
    type,
    content: Array.from({ length: 1 + pick(random, 3) }, () => ({
      type: item,
      content: inside(words, random, deep),
    })),
  });

const wrapper =
  (type: string, attrs: JSONContent["attrs"] = {}): Make =>
  (words, random, deep) => ({ type, attrs, content: inside(words, random, deep) });

const toggle: Make = (words, random, deep) => ({
  type: "toggle",
  content: [
    { type: "toggleSummary", content: line(words) },
    { type: "toggleContent", content: inside(words, random, deep) },
  ],
});

const table: Make = (words, random) => {
  const [rows, columns] = [1 + pick(random, 3), 1 + pick(random, 3)];
  const cell = (row: number) => ({
    type: row === 0 ? "tableHeader" : "tableCell",
    content: [{ type: "paragraph", content: line(words) }],
  });
  const content = Array.from({ length: rows }, (_row, row) => ({
    type: "tableRow",
    content: Array.from({ length: columns }, () => cell(row)),
  }));
  return { type: "table", content };
};

const code =
  (type: string): Make =>
  (words) => ({ type, content: line(words) });

const atom =
  (type: string, attrs: JSONContent["attrs"] = {}): Make =>
  () => ({ type, attrs });

/** A block of every type there is. */
export const newBlocks: Record<string, Make> = {
  paragraph,
  heading: (words) => ({ type: "heading", attrs: { level: 2 }, content: line(words) }),
  bulletList: list("bulletList", "listItem"),
  orderedList: list("orderedList", "listItem"),
  taskList: list("taskList", "taskItem"),
  blockquote: wrapper("blockquote"),
  callout: wrapper("callout", { kind: "tip" }),
  footnoteDefinition: wrapper("footnoteDefinition", { label: "a" }),
  toggle,
  table,
  codeBlock: code("codeBlock"),
  mathBlock: code("mathBlock"),
  rawMarkdown: code("rawMarkdown"),
  horizontalRule: atom("horizontalRule"),
  image: atom("image", { src: "/attachments/a/b.png", alt: "b" }),
  tableOfContents: atom("tableOfContents"),
  embed: atom("embed", { src: "https://www.youtube.com/watch?v=dQw4w9WgXcQ" }),
  file: atom("file", { src: "/attachments/a/b.pdf", name: "b.pdf" }),
  noteEmbed: atom("noteEmbed", { target: "Bread" }),
};

/** A block of any type, filled with new words. */
export function newBlock(words: Words, random: Random, deep = 0): JSONContent {
  const names = Object.keys(newBlocks);
  return newBlocks[names[pick(random, names.length)]!]!(words, random, deep);
}

/** What stands within a line of text, beside words. */
export const newInlines: JSONContent[] = [
  { type: "hardBreak" },
  { type: "mathInline", attrs: { tex: "x" } },
  { type: "footnoteReference", attrs: { label: "a" } },
  { type: "noteLink", attrs: { target: "Bread" } },
  { type: "mention", attrs: { name: "Ana" } },
];
