import { type ParsedMarkdown, type ParseOptions, parseMarkdown } from "#lib/editor/markdown/parse.ts";
import { Refusal } from "#lib/errors.ts";
import { markdownTexts } from "#lib/texts/en/markdown.ts";
import { WorkerApart, TooCostly } from "#lib/workers/worker-apart.ts";

/** In characters. What is shorter is read before a worker would have heard of it. */
const short = 50_000;
const mostMs = 10_000;

/** Functions cannot go to a worker. */
type ApartOptions = Omit<ParseOptions, "address"> & { mostMs?: number };

const worker = new WorkerApart<{ source: string; options: ParseOptions }, string>(
  "lib/notes/parse-markdown-worker.ts",
  { mb: 512 },
);

/**
 * Reads Markdown without holding up everybody else: long texts are read by a worker, one at a time, and refused when
 * that takes longer than people wait.
 */
export async function parseMarkdownApart(
  source: string,
  { mostMs: limit = mostMs, ...options }: ApartOptions = {},
): Promise<ParsedMarkdown> {
  if (source.length <= short) return parseMarkdown(source, options);
  try {
    return JSON.parse(await worker.ask({ source, options }, { ms: limit })) as ParsedMarkdown;
  } catch (error) {
    throw error instanceof TooCostly ? new Refusal("too-large", markdownTexts.tooSlow) : error;
  }
}
