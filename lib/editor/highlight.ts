import { common, createLowlight } from "lowlight";

const lowlight = createLowlight(common);
const LONGEST_HIGHLIGHTED = 50_000;

/** A run of highlighted code: its text and the classes (`hljs-…`) around it. */
export type CodeRun = { text: string; classes: string[] };

type HastNode = { type: string; value?: string; properties?: { className?: unknown }; children?: HastNode[] };

/** The code cut into coloured runs, or null when the language is unknown or the code too long to colour. */
export function highlightCode(code: string, language: unknown): CodeRun[] | null {
  if (typeof language !== "string" || !lowlight.registered(language)) return null;
  if (code.length > LONGEST_HIGHLIGHTED) return null;
  const runs: CodeRun[] = [];
  collectRuns(lowlight.highlight(language, code), [], runs);
  return runs;
}

function collectRuns(node: HastNode, classes: string[], runs: CodeRun[]): void {
  if (node.value !== undefined) runs.push({ text: node.value, classes });
  const own = node.properties?.className;
  const inner = Array.isArray(own) ? [...classes, ...own.map(String)] : classes;
  for (const child of node.children ?? []) collectRuns(child, inner, runs);
}
