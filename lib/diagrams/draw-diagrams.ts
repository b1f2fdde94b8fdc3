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

/** All diagrams of a body, for `renderBody`. */
export async function drawDiagrams(body: JSONContent): Promise<Diagrams> {
  const sources = [...new Set(diagramsIn(body))].slice(0, mostInOneBody);
  const svgs = await Promise.all(sources.map(drawDiagram));
  return new Map(sources.map((source, index) => [source, svgs[index] ?? null]));
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
  const svg = await drawInWorker(source);
  const safe = svg === null ? null : safeDiagram(svg);
  drawn.set(source, safe ?? "");
  return safe;
}

function* diagramsIn(node: JSONContent): Generator<string> {
  if (node.type === "codeBlock" && isDiagram(node.attrs?.language)) yield inlineText(node);
  if (Array.isArray(node.content)) for (const child of node.content) yield* diagramsIn(child);
}
