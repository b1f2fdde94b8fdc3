import { blocksTexts } from "#lib/texts/en/blocks.ts";
import { tag } from "../html-tag.ts";
import type { Context } from "./context.ts";
import { diagramLabel, namedDiagram } from "./safe-diagram.ts";

/** Drawings by their source: safe SVG, or null for what cannot be drawn. */
export type Diagrams = ReadonlyMap<string, string | null>;

/** A drawing with its source beside it; only the source, and why, when there is none. */
export function renderDiagram(source: string, code: string, context: Context): string {
  const svg = context.diagrams.get(source);
  if (svg === undefined) return code;
  if (svg === null)
    return tag(
      "div",
      { class: "diagram" },
      tag("p", { class: "diagram-failed" }, blocksTexts.diagramFailed) + code,
    );
  context.drawn.count += 1;
  const drawing = namedDiagram(svg, { label: diagramLabel(svg), prefix: `diagram-${context.drawn.count}` });
  const details = tag(
    "details",
    { class: "diagram-source" },
    tag("summary", {}, blocksTexts.diagramSource) + code,
  );
  return tag(
    "figure",
    { class: "diagram" },
    tag("div", { class: "diagram-drawing", tabindex: "0" }, drawing) + details,
  );
}
