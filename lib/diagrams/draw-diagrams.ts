import { setTimeout } from "node:timers/promises";
import type { JSONContent } from "@tiptap/core";
import { LRUCache } from "lru-cache";
import { isDiagram } from "#lib/editor/diagram-language.ts";
import { inlineText } from "#lib/editor/facts.ts";
import type { Diagrams } from "#lib/editor/html/diagram.ts";
import { safeDiagram } from "#lib/editor/html/safe-diagram.ts";
import { reportError } from "#lib/report.ts";
import { WorkerApart, TooCostly } from "#lib/workers/worker-apart.ts";

/** Longer ones are not drawn. */
export const longestDiagram = 20_000;
const mostInOneBody = 50;
const mostWaiting = 100;
/** Two seconds of a processor; by the clock more, as a busy machine is not the diagram's fault. */
const limits = { cpuMs: 2_000, ms: 10_000 };

const worker = new WorkerApart<string, string | null>("lib/diagrams/draw-worker.ts", { mb: 192 });

// Diagrams that the worker refuses are remembered, too: as an empty string.
const drawn = new LRUCache<string, string>({ max: 500, maxSize: 16_000_000, sizeCalculation: sizeOf });
const drawing = new Map<string, Promise<string | null>>();

function sizeOf(svg: string, source: string): number {
  return svg.length + source.length + 1;
}

/**
 * The diagrams of a body, for `renderBody`. What is not drawn by then is left out, so that nobody waits for it; it goes
 * on being drawn for the next who asks.
 */
export async function drawDiagrams(body: JSONContent, { withinMs = 3_000 } = {}): Promise<Diagrams> {
  const sources = [...new Set(diagramsIn(body))].slice(0, mostInOneBody);
  const diagrams = new Map<string, string | null>();
  if (sources.length === 0) return diagrams;
  const all = Promise.all(sources.map(async (source) => diagrams.set(source, await drawDiagram(source))));
  const enough = new AbortController();
  await Promise.race([all, setTimeout(withinMs, undefined, { signal: enough.signal, ref: false })]);
  enough.abort();
  return new Map(diagrams);
}

/** One diagram as safe SVG; null when it cannot be drawn. */
export async function drawDiagram(source: string): Promise<string | null> {
  const known = drawn.get(source);
  if (known !== undefined) return known || null;
  const begun = drawing.get(source);
  if (begun) return await begun;
  if (source.length > longestDiagram || drawing.size >= mostWaiting) return null;
  const turn = drawOnce(source);
  drawing.set(source, turn);
  return await turn;
}

async function drawOnce(source: string): Promise<string | null> {
  try {
    const svg = await worker.ask(source, limits);
    const safe = svg === null ? null : safeDiagram(svg);
    drawn.set(source, safe ?? "");
    return safe;
  } catch (error) {
    if (!(error instanceof TooCostly)) reportError(error, "Drawing a diagram");
    // It took too long or too much memory. On a busy machine that may happen to a good one.
    drawn.set(source, "", { ttl: 60_000 });
    return null;
  } finally {
    drawing.delete(source);
  }
}

function* diagramsIn(node: JSONContent): Generator<string> {
  if (node.type === "codeBlock" && isDiagram(node.attrs?.language)) yield inlineText(node);
  if (Array.isArray(node.content)) for (const child of node.content) yield* diagramsIn(child);
}
