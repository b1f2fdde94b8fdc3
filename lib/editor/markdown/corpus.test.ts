// Documentation that packages ship as Markdown, and small files of our own for the corners of the dialect.
import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import createMarkdownIt from "markdown-it";
import { describe, expect, test } from "vitest";
import { readFrontMatter, writeFrontMatter } from "../front-matter.ts";
import { renderBody } from "../html.ts";
import { splitFrontMatter } from "../split-front-matter.ts";
import { bodyNode } from "../yjs.ts";
import { parseMarkdown } from "./parse.ts";
import { serializeMarkdown } from "./serialize.ts";
import { canonicalHtml } from "../testing/markdown/canonical-html.ts";
import { dialect } from "../testing/markdown/dialect.ts";
import { lostWords, saidByBody, saidByHtml } from "../testing/markdown/said.ts";

type File = { name: string; source: string };

const packages = join(import.meta.dirname, "../../../node_modules");

function tree(folder: string): File[] {
  return globSync("**/*.md", { cwd: join(packages, folder) })
    .toSorted()
    .map((name) => ({ name, source: readFileSync(join(packages, folder, name), "utf8") }));
}

// All under the MIT licence, with many authors and habits.
const trees: [folder: string, least: number][] = [
  ["next/dist/docs", 400],
  ["undici/docs", 40],
  ["markdownlint/doc", 50],
];
const reference = createMarkdownIt({ html: true, linkify: true });

function check({ source }: File): void {
  const { yaml, body: markdown } = splitFrontMatter(source);
  const { body } = parseMarkdown(markdown, { liftTitle: false });
  bodyNode(body);
  expect(lostWords(saidByHtml(reference.render(markdown)), saidByBody(body))).toEqual([]);

  const written = serializeMarkdown({ title: "", body });
  const again = parseMarkdown(written, { liftTitle: false }).body;
  expect(serializeMarkdown({ title: "", body: again })).toBe(written);
  expect(canonicalHtml(renderBody(again))).toBe(canonicalHtml(renderBody(body)));
  if (yaml === null) return;

  const first = readFrontMatter(source);
  expect(first.problem).toBeUndefined();
  expect(readFrontMatter(writeFrontMatter(first) + first.body)).toEqual(first);
}

describe.each(trees)("%s", (folder, least) => {
  const files = tree(folder);

  test("is there", () => {
    expect(files.length).toBeGreaterThanOrEqual(least);
  });

  test.each(files)("$name is stable and loses nothing", check);

  test("costs a few times what a renderer costs", { timeout: 60_000 }, () => {
    const sources = files.map(({ source }) => source);
    const renders = () => sources.forEach((source) => reference.render(source));
    const trips = () =>
      sources.forEach((source) => serializeMarkdown({ title: "", body: parseMarkdown(source).body }));
    trips();
    renders();
    expect(cost(trips)).toBeLessThan(25 * cost(renders) + 50);
  });
});

describe("our dialect", () => {
  test.each(dialect)("$name", check);

  test("is written back as it was", () => {
    for (const { name, source, rewritten = source } of dialect) {
      const { body } = parseMarkdown(source, { liftTitle: false });
      expect(serializeMarkdown({ title: "", body }), name).toBe(rewritten);
    }
  });
});

/** Processor time in milliseconds. */
function cost(work: () => void): number {
  const before = process.threadCpuUsage();
  work();
  const { user, system } = process.threadCpuUsage(before);
  return (user + system) / 1_000;
}
