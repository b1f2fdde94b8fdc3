import { once } from "node:events";
import { join } from "node:path";
import { Worker } from "node:worker_threads";
import { type ParsedMarkdown, type ParseOptions, parseMarkdown } from "#lib/editor/markdown/parse.ts";
import { Refusal } from "#lib/errors.ts";
import { markdownTexts } from "#lib/texts/en/markdown.ts";

/** In characters. What is shorter is read before a worker would have heard of it. */
const short = 50_000;
const mostMs = 10_000;
const startMs = 20_000;
const idleMs = 60_000;

/** Functions cannot go to a worker. */
type ApartOptions = Omit<ParseOptions, "address"> & { mostMs?: number };

let queue: Promise<unknown> = Promise.resolve();
let running: { worker: Worker; ready: Promise<unknown> } | null = null;
let idle: NodeJS.Timeout | undefined;

/**
 * Reads Markdown without holding up everybody else: long texts are read by a worker, one at a time, and refused when
 * that takes longer than people wait.
 */
export async function parseMarkdownApart(
  source: string,
  { mostMs: limit = mostMs, ...options }: ApartOptions = {},
): Promise<ParsedMarkdown> {
  if (source.length <= short) return parseMarkdown(source, options);
  const turn = queue.then(() => askWorker({ source, options }, limit));
  queue = turn.catch(() => undefined); // Whoever asked hears of it; the next one need not.
  return await turn;
}

async function askWorker(task: object, limit: number): Promise<ParsedMarkdown> {
  clearTimeout(idle);
  const { worker, ready } = (running ??= start());
  await ready;
  try {
    const answer = once(worker, "message", { signal: AbortSignal.timeout(limit) });
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker has no origin to name
    worker.postMessage(task);
    const [parsed] = (await answer) as [string];
    idle = setTimeout(() => void stop(), idleMs).unref();
    return JSON.parse(parsed) as ParsedMarkdown;
  } catch (error) {
    await stop(); // The next text gets a fresh worker.
    if (error instanceof Error && error.name === "AbortError") throw tooSlow();
    throw error;
  }
}

function tooSlow(): Refusal {
  return new Refusal("too-large", markdownTexts.tooSlow);
}

function start() {
  const worker = new Worker(join(process.cwd(), "lib/notes/parse-markdown-worker.ts"), {
    resourceLimits: { maxOldGenerationSizeMb: 512 },
  });
  worker.unref();
  const ready = once(worker, "message", { signal: AbortSignal.timeout(startMs) });
  return { worker, ready };
}

async function stop(): Promise<void> {
  const stopped = running;
  running = null;
  await stopped?.worker.terminate();
}
