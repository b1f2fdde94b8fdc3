import { setTimeout } from "node:timers/promises";
import type { JSONContent } from "@tiptap/core";
import { LRUCache } from "lru-cache";
import { isDiagram } from "#lib/editor/diagram-language.ts";
import { inlineText } from "#lib/editor/facts.ts";
import type { Diagrams } from "#lib/editor/html/diagram.ts";
import { safeDiagram } from "#lib/editor/html/safe-diagram.ts";
import { drawInWorker } from "./drawing-worker.ts";

/** Longer ones are not drawn. */
export const longestDiagram = 20_000;
const mostInOneBody = 50;
const mostWaiting = 100;

// Drawings of which the worker found nothing are remembered, too: as an empty string.
const drawn = new LRUCache<string, string>({ max: 500, maxSize: 16_000_000, sizeCalculation: sizeOf });
let last: Promise<unknown> = Promise.resolve();
let waiting = 0;

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
  if (source.length > longestDiagram || waiting >= mostWaiting) return null;
  waiting += 1;
  const turn = last.then(() => drawOnce(source));
  last = turn.finally(() => (waiting -= 1));
  return await turn;
}

async function drawOnce(source: string): Promise<string | null> {
  const known = drawn.get(source);
  if (known !== undefined) return known || null;
  const drawing = await drawInWorker(source);
  const safe = typeof drawing === "object" ? safeDiagram(drawing.svg) : null;
  // On a busy machine a good one may have been late, too.
  drawn.set(source, safe ?? "", drawing === "late" ? { ttl: 60_000 } : {});
  return safe;
}

function* diagramsIn(node: JSONContent): Generator<string> {
  if (node.type === "codeBlock" && isDiagram(node.attrs?.language)) yield inlineText(node);
  if (Array.isArray(node.content)) for (const child of node.content) yield* diagramsIn(child);
}
