// Input that is made to keep a parser busy: twice as much of it may cost about twice the time, not four times.
import { describe, expect, test } from "vitest";
import { bodyNode, createNoteUpdate } from "../yjs.ts";
import { parseMarkdown } from "./parse.ts";
import { serializeMarkdown } from "./serialize.ts";

const LENGTH = 100_000;

const filled = (unit: string) => (length: number) => unit.repeat(Math.ceil(length / unit.length));
const growing = (step: (depth: number) => string) => (length: number) => {
  let source = "";
  for (let depth = 1; source.length < length; depth += 1) source += step(depth);
  return source;
};

/** Processor time for reading and writing, in milliseconds: unlike the clock, it ignores what else the machine does. */
function cost(source: string): number {
  const before = process.threadCpuUsage();
  serializeMarkdown({ title: "", body: parseMarkdown(source).body });
  const { user, system } = process.threadCpuUsage(before);
  return (user + system) / 1_000;
}

const usual = filled(
  "## Head\n\nSome **bold** text with a [link](https://a.example) and `code`.\n\n- one\n  - two\n\n",
)(2 * LENGTH);
cost(usual);
const limit = 12 * cost(usual);

/** The smallest of some measurements: the first ones pay for warming up, and any for clearing up. */
function expectLinear(sourceOf: (length: number) => string): void {
  const [once, twice] = [sourceOf(LENGTH), sourceOf(2 * LENGTH)];
  let [short, long] = [cost(once), cost(twice)];
  for (let more = 0; more < 3 && long > allowed(short); more += 1) {
    short = Math.max(short, cost(once));
    long = Math.min(long, cost(twice));
  }
  expect(long).toBeLessThan(allowed(short));
  expect(long).toBeLessThan(limit);
}

function allowed(short: number): number {
  return 3 * short + 60;
}

const commonMark = [
  ..."> |> |[|![|![[]()|]|[a](|*|**a |*a _b |_a |a**b |`|`a |~|~~a |<|<a |<!--|&|\\|- |1. |<u>|***|**_|*_`|_a_".split(
    "|",
  ),
  ..."http://|https://a.b/c |www.|a@b.c |<http://|<a@b.c>|((|[a]((|[a](<|[a](b 'c|![a](b \"|[a][|[a][b]|&amp;|&#".split(
    "|",
  ),
  ..."<?|<![CDATA[|<!A|<script>|<div>\n|<pre>\n|\n|#\n|\t|# a\n|---\n|* * *\n|+ |1) a\n|> a\n- b\n|a\n===\n".split(
    "|",
  ),
  ..."- - - a\n|> > a\n|- [ ] a\n|- a\n\n|```\n|~~~a\n|    a\n|a  \n|a\\\n|[a]: b\n|[a]: <|[a]:\n|<br>|((\n".split(
    "|",
  ),
  "![a](/attachments/a/b) ",
  "[a](/attachments/a/b)\n\n",
];
const tables = ["|", "| a ", "|a|b\n|-|-\n", "|a\n|-\n", "||\n|-|\n", "|a|\n|-|\n|$|`\n"];
const dialect = [
  "[[",
  "[[a",
  "[[a]]",
  "[[a|b#c",
  "![[",
  "![[a]]",
  "![[a]]\n\n",
  "![[a|",
  "==",
  "==a ",
  "==a== ",
  "a==b ",
  "$",
  "$a ",
  "$a$ ",
  "$$\n",
  "$$a\n",
  "$$a\n\n",
  "> $$a\n",
  "- $$a\n",
  "[^",
  "[^a]",
  "[^a]:\n",
  "[^a]: b\n",
  "[^a]: [^a]: ",
  "[!",
  "> [!note]\n",
  "> [!note] a\n>\n",
  "> [!note]\n> a\n\n",
  "[TOC]\n\n",
  "<sub>",
  "</sub>",
  "<sub><sup>",
  "<b>",
  "<mark>a</mark>",
  "<details>\n",
  "<details>\n\n",
  "<details>\n<summary>",
  "<details>\n<summary>a</summary>\n\n",
  "<details>\n<summary>a</summary>\n\nb\n\n</details>\n\n",
  "</details>\n\n",
  "<summary>\n\n",
  "<table>",
  "<table>\n\n<details>\n\n",
  "<table>\n<tr>\n<td>\n\n",
  "<tr><td>\n\n",
  "<td>a</td>",
  '<td colspan="1" ',
  "<td  ",
  '<img src="',
  "<img ",
  "<figure>",
  "[@a](mention:",
  "[@a](mention:0d9d7f0e-5c1b-4a53-9d55-3f4e8f6f2b11) ",
  "---\na: b\n",
  "\0",
];
const stairs: [string, (depth: number) => string][] = [
  ["lists", (depth) => `${" ".repeat(2 * depth)}- a\n`],
  ["quotes", (depth) => `${"> ".repeat(depth)}a\n`],
  ["backticks", (depth) => `${"`".repeat(depth)}x `],
  ["dollars", (depth) => `${"$".repeat(depth)}x `],
  ["equals signs", (depth) => `${"=".repeat(depth)}x `],
  ["stars", (depth) => `${"*".repeat(depth)}x `],
  ["link definitions", (depth) => `[a${depth}]: b\n`],
  ["footnotes", (depth) => `[^a${depth}]: b\n`],
  ["references", (depth) => `[a${depth}][b${depth}] `],
  ["toggles", (depth) => `${" ".repeat(depth % 30)}<details>\n<summary>a</summary>\n\n`],
];

describe("bad Markdown takes no longer than good Markdown allows", () => {
  test.each([...commonMark, ...tables, ...dialect])("%j over and over", { timeout: 30_000 }, (unit) => {
    expectLinear(filled(unit));
  });

  test.each(stairs)("growing %s", { timeout: 30_000 }, (_name, step) => {
    expectLinear(growing(step));
  });
});

describe("what is beyond reason is kept as written", () => {
  test("nesting", () => {
    const source = `${"> ".repeat(200)}deep\n`;
    const { body } = parseMarkdown(source);
    bodyNode(body);
    expect(serializeMarkdown({ title: "", body })).toBe(source);
  });

  test("toggles in toggles", () => {
    const open = "<details>\n<summary>a</summary>\n\n";
    const source = `${open.repeat(500)}deep\n\n${"</details>\n\n".repeat(500)}`;
    const { body } = parseMarkdown(source);
    bodyNode(body);
    const written = serializeMarkdown({ title: "", body });
    expect(written.replace(/\s+/g, "")).toBe(source.replace(/\s+/g, ""));
  });

  test.each([
    ["line breaks", "a\\\n"],
    ["lines", "a\n\n"],
    ["items", "- a\n\n"],
    ["dividers", "***\n"],
    ["emphasis", "*a* "],
  ])("so many %s that Yjs could not hold them", { timeout: 30_000 }, (_name, unit) => {
    const source = unit.repeat(200_000);
    const { body } = parseMarkdown(source);
    expect(createNoteUpdate({ title: "", body }).length).toBeGreaterThan(200_000);
    expect(serializeMarkdown({ title: "", body }).match(/a|\*{3}|___|---/g)?.length).toBe(200_000);
  });
});
