import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { colourOf, colours } from "./presence.ts";

const styles = readFileSync(new URL("../../app/globals.css", import.meta.url), "utf8");

/** What a name of the stylesheet stands for, on light and on dark paper. */
function shades(name: string): [light: string, dark: string] {
  const found = new RegExp(`--${name}: light-dark\\((#[0-9a-f]{6}), (#[0-9a-f]{6})\\)`).exec(styles);
  if (!found?.[1] || !found[2]) throw new Error(`The stylesheet has no --${name}`);
  return [found[1], found[2]];
}

/** WCAG 2.2: relative luminance, and the contrast of two colours. */
function luminance(colour: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(one: string, other: string): number {
  const [darker = 0, lighter = 0] = [luminance(one), luminance(other)].toSorted((a, b) => a - b);
  return (lighter + 0.05) / (darker + 0.05);
}

test("contrast is computed as WCAG does", () => {
  expect(contrast("#000000", "#ffffff")).toBeCloseTo(21, 5);
  expect(contrast("#767676", "#ffffff")).toBeCloseTo(4.54, 2);
});

test("names on every colour reach 4.5, and carets 4.5 on every paper, in light and dark", () => {
  const papers = ["paper", "paper-side", "paper-raised"].map(shades);
  for (const index of colours.keys()) {
    const person = shades(`person-${index + 1}`);
    for (const theme of [0, 1] as const) {
      const name = `person-${index + 1} in ${theme === 0 ? "light" : "dark"}`;
      expect(contrast(shades("person-ink")[theme], person[theme]), name).toBeGreaterThanOrEqual(4.5);
      for (const paper of papers)
        expect(contrast(person[theme], paper[theme]), name).toBeGreaterThanOrEqual(4.5);
    }
  }
});

test("the colours sent to others are those of the stylesheet", () => {
  expect(colours).toEqual(colours.map((_, index) => shades(`person-${index + 1}`)[0]));
  expect(styles).not.toContain(`--person-${colours.length + 1}:`);
  expect(colours).toContain(colourOf(crypto.randomUUID()));
});
