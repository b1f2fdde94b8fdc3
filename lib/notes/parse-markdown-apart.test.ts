import { describe, expect, test } from "vitest";
import { parseMarkdown } from "#lib/editor/markdown/parse.ts";
import { parseMarkdownApart } from "./parse-markdown-apart.ts";

const long = "## Head\n\nSome **bold** text with [[a link]].\n\n- one\n  - two\n\n".repeat(3_000);

describe("long Markdown is read apart", { timeout: 60_000 }, () => {
  test("with the same result", async () => {
    const source = `# Title\n\n${long}`;
    const [lifted, whole] = await Promise.all([
      parseMarkdownApart(source),
      parseMarkdownApart(source, { liftTitle: false }),
    ]);
    expect(lifted).toEqual(parseMarkdown(source));
    expect(whole).toEqual(parseMarkdown(source, { liftTitle: false }));
  });

  test("while everybody else goes on", async () => {
    await parseMarkdownApart(long);
    const cost = (work: () => unknown) => {
      const before = process.threadCpuUsage();
      const result = work();
      return { result, spent: () => process.threadCpuUsage(before).user };
    };
    const here = cost(() => parseMarkdown(long)).spent();
    const apart = cost(() => parseMarkdownApart(long));
    await apart.result;
    expect(apart.spent()).toBeLessThan(here);
  });

  test("and refused in words when it takes too long, without harm to the next", async () => {
    const attempt = parseMarkdownApart(long, { mostMs: 1 });
    const next = parseMarkdownApart(long);
    await expect(attempt).rejects.toMatchObject({ code: "too-large", message: /takes too long to read/ });
    expect((await next).body.content?.length).toBeGreaterThan(5_000);
  });
});
