import { blocksTexts } from "#lib/texts/en/blocks.ts";
import { filteredMarkup, type Allowed } from "./filtered-markup.ts";

const LARGEST = 400_000;
const LONGEST_LABEL = 300;

const NUMBERS = /^[\d\s.,e+-]{1,20000}%?$/i;
const WORD = /^[\w\s.,-]{1,60}$/;
const PAINT = /^(?:#[\da-f]{3,8}|[a-z]{1,30}|var\(--[\w-]{1,40}\)|(?:rgb|hsl)a?\([\d\s.,%/]{1,60}\))$/i;
const NUMERIC = [
  ..."x y x1 y1 x2 y2 cx cy r rx ry dx dy width height points".split(" "),
  ..."viewBox opacity fill-opacity stroke-opacity stroke-width stroke-dasharray font-size".split(" "),
  ..."refX refY markerWidth markerHeight letter-spacing".split(" "),
];
const WORDS = [
  ..."text-anchor dominant-baseline font-weight font-style stroke-linejoin stroke-linecap".split(" "),
  ..."orient markerUnits fill-rule".split(" "),
];

const SVG: Allowed = {
  elements: new Set([
    ..."svg g rect circle ellipse line polyline polygon path text tspan".split(" "),
    ..."defs marker".split(" "),
  ]),
  attributes: new Map<string, RegExp>([
    ...NUMERIC.map((name) => [name, /^[\d\s.,e+-]{1,20000}(?:%|px|em)?$/i] as const),
    ...WORDS.map((name) => [name, WORD] as const),
    ["d", /^[MLHVCSQTAZ\d\s.,e+-]{1,20000}$/i],
    ["transform", /^(?:(?:translate|rotate|scale|matrix)\([\d\s.,e+-]{1,120}\)\s*){1,4}$/i],
    ["fill", PAINT],
    ["stroke", PAINT],
    ["id", /^[\w-]{1,80}$/],
    ["marker-start", /^url\(#[\w-]{1,80}\)$/],
    ["marker-end", /^url\(#[\w-]{1,80}\)$/],
  ]),
  dropped: new Set(["style", "script", "title", "desc", "foreignObject", "metadata"]),
};

/**
 * A drawing from the diagram renderer as SVG that may stand in any page: shapes and text only, without styles, links,
 * scripts and references to elsewhere. Its colours are the page's. Null when it is not what the renderer makes.
 */
export function safeDiagram(svg: string): string | null {
  if (svg.length > LARGEST || !svg.startsWith("<svg ")) return null;
  const markup = filteredMarkup(svg.replace(/<!--[\s\S]*?-->/g, "").trim(), SVG);
  return markup === null || !NUMBERS.test(/ viewBox="([^"]*)"/.exec(markup)?.[1] ?? "") ? null : markup;
}

/** A drawing under its name, its parts named so that several of them fit in one page. */
export function namedDiagram(svg: string, { label, prefix }: { label: string; prefix: string }): string {
  return svg
    .replaceAll(/ id="([\w-]+)"/g, ` id="${prefix}-$1"`)
    .replaceAll(/url\(#([\w-]+)\)/g, `url(#${prefix}-$1)`)
    .replace("<svg ", `<svg role="img" aria-label="${label}" `);
}

/** The accessible name of a drawing, escaped as the drawing's own words are. */
export function diagramLabel(svg: string): string {
  const words = wordsIn(svg);
  // Not within an entity.
  const cut =
    words.length > LONGEST_LABEL ? `${words.slice(0, LONGEST_LABEL).replace(/&[^;]*$/, "")}…` : words;
  return `${blocksTexts.diagram}${cut === "" ? "" : `: ${cut.replaceAll('"', "&quot;")}`}`;
}

/** What is written in a drawing, for those who do not see it. */
function wordsIn(svg: string): string {
  const words = [...svg.matchAll(/<text[^>]*>([\s\S]*?)<\/text>/g)].map(([, text = ""]) =>
    text.replaceAll(/<[^>]*>/g, " ").trim(),
  );
  return words.filter((word) => word !== "").join(", ");
}
