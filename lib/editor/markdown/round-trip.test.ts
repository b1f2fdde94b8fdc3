import type { JSONContent } from "@tiptap/core";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { withoutBlockIds } from "../block-id.ts";
import { bodySchema } from "../schema.ts";
import { everyBlock } from "../testing/every-block.ts";
import { bodyNode } from "../yjs.ts";
import { parseMarkdown } from "./parse.ts";
import { serializeMarkdown } from "./serialize.ts";
import { arbitraryBlocks, tricky } from "../testing/markdown/arbitrary-blocks.ts";
import { normalisedBlocks } from "../testing/markdown/normalised-blocks.ts";

/** A body as the schema completes it (order of marks, defaults), for comparing. */
function normal(body: JSONContent): JSONContent {
  return withoutBlockIds(bodyNode(body).toJSON() as JSONContent);
}

function roundTrip(body: JSONContent): { markdown: string; back: JSONContent } {
  const markdown = serializeMarkdown({ title: "", body });
  return { markdown, back: parseMarkdown(markdown, { liftTitle: false }).body };
}

/** The names of everything a body is made of. */
function namesIn(node: JSONContent): string[] {
  const marks = (node.marks ?? []).map(({ type }) => type);
  return [node.type ?? "", ...marks, ...(node.content ?? []).flatMap(namesIn)];
}

describe("Markdown and back", () => {
  const { doc: _doc, ...nodes } = bodySchema.nodes;
  test.each([...Object.keys(nodes), ...Object.keys(bodySchema.marks)])("%s", (name) => {
    const samples = everyBlock.filter((block) => namesIn(block).includes(name));
    expect(samples.length, "has a sample in every-block.ts").toBeGreaterThan(0);
    for (const sample of samples) {
      const before = normal({ type: "doc", content: [sample] });
      const { markdown, back } = roundTrip(before);
      expect(normal(back), markdown).toEqual(before);
      expect(namesIn(back)).toContain(name);
      expect(roundTrip(back).markdown).toBe(markdown);
    }
  });

  test("one of each block and mark", () => {
    const before = normal({ type: "doc", content: [...everyBlock] });
    const { markdown, back } = roundTrip(before);
    expect(normal(back), markdown).toEqual(before);
    expect(roundTrip(back).markdown).toBe(markdown);
  });

  test("every document of the schema survives", { timeout: 240_000 }, () => {
    fc.assert(
      fc.property(arbitraryBlocks, (content) => {
        const body = normal({ type: "doc", content });
        const { markdown, back } = roundTrip(body);
        expect(normal(back), markdown).toEqual(normal({ type: "doc", content: normalisedBlocks(content) }));
        expect(roundTrip(back).markdown).toBe(markdown);
      }),
      { numRuns: Number(process.env.FUZZ_RUNS ?? 300) },
    );
  });

  test("any Markdown is stable after one pass", { timeout: 120_000 }, () => {
    const line = fc
      .array(fc.oneof(tricky, fc.lorem({ maxCount: 3 })), { maxLength: 8 })
      .map((parts) => parts.join(""));
    const indented = fc
      .tuple(fc.constantFrom("", "  ", "    ", "> ", "- ", "1. ", "\t"), line)
      .map((parts) => parts.join(""));
    const source = fc.array(indented, { maxLength: 8 }).map((lines) => lines.join("\n"));
    fc.assert(
      fc.property(source, (markdown) => {
        const first = roundTrip(parseMarkdown(markdown, { liftTitle: false }).body);
        const second = roundTrip(first.back);
        expect(second.markdown).toBe(first.markdown);
        bodyNode(first.back);
      }),
      { numRuns: Number(process.env.FUZZ_RUNS ?? 300) },
    );
  });
});

test(
  "a paragraph with a hundred thousand line breaks is written in seconds, not hours",
  { timeout: 60_000 },
  () => {
    const line = [{ type: "text", text: "a", marks: [{ type: "bold" }] }, { type: "hardBreak" }];
    const content = [...Array.from({ length: 100_000 }, () => line).flat(), { type: "text", text: "b" }];
    const start = performance.now();
    const markdown = serializeMarkdown({
      title: "",
      body: { type: "doc", content: [{ type: "paragraph", content }] },
    });
    expect(performance.now() - start).toBeLessThan(30_000);
    expect(markdown.match(/\\\n/g)).toHaveLength(100_000);
  },
);
